using System.IO.Compression;
using System.Text;
using Torchbook.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

public sealed class CheckpointBadInputTests(ITestOutputHelper output) : IDisposable
{
    private static readonly byte[] nothing = [];
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_files_made_by_hand_when_read_then_they_are_what_the_format_says()
    {
        foreach (var file in new[] { PickleBytes.Archive(PickleBytes.Sample()), PickleBytes.Legacy(PickleBytes.Sample()) })
        {
            var tensors = Read(file);
            Assert.Equal(["weight", "bias"], tensors.Keys);
            Assert.Equal([1f, 2, 3, 4, 5, 6], tensors["weight"].data<float>().ToArray());
            Assert.Equal([1f, 2, 3], tensors["bias"].data<float>().ToArray());
        }
    }

    [Fact]
    public void Given_a_tensor_of_an_untyped_storage_as_newer_versions_write_when_read_then_its_own_type_counts()
    {
        var typed = PickleBytes.New.Global("torch._utils", "_rebuild_tensor_v3").Op('(')
            .Op('(').Text("storage").Global("torch.storage", "UntypedStorage").Text("0").Text("cpu").Number(24).Op('t').Op('Q')
            .Number(2).Tuple(2, 2).Tuple(2, 1).Op('\x88').OrderedDict().Global("torch", "int32").Op('t').Op('R').Stop();

        var tensor = Assert.Single(Read(PickleBytes.Archive(typed)));

        Assert.Equal(("", ScalarType.Int32), (tensor.Key, tensor.Value.dtype));
        Assert.Equal(BitConverter.SingleToInt32Bits(3), tensor.Value.data<int>()[0]);
    }

    [Theory]
    [InlineData("os", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("__builtin__", "getattr")]
    [InlineData("torch", "load")]
    [InlineData("torch.storage", "_load_from_bytes")]
    [InlineData("collections", "OrderedDict.__init__")]
    public void Given_a_pickle_that_names_code_in_any_way_when_opened_then_it_is_refused_with_the_name(string module, string name)
    {
        var line = Encoding.UTF8.GetBytes($"{module}\n{name}\n");
        AssertRefused(PickleBytes.New.Op('c', line).Op('(').Text("echo no").Op('t').Op('R').Stop(), $"{module}.{name}");
        AssertRefused(PickleBytes.New.Text(module).Text(name).Op('\x93').Stop(), $"{module}.{name}");
        AssertRefused(PickleBytes.New.Op('(').Text("echo no").Op('i', line).Stop(), $"{module}.{name}");
        AssertRefused(PickleBytes.New.Op('(').Op('c', line).Text("echo no").Op('o').Stop(), $"{module}.{name}");
    }

    [Fact]
    public void Given_other_ways_to_make_objects_when_opened_then_each_is_refused()
    {
        AssertRefused(PickleBytes.New.Global("collections", "OrderedDict").Op(')').Op('\x81').Stop(), "an object of collections.OrderedDict");
        AssertRefused(PickleBytes.New.Global("collections", "OrderedDict").Op(')').Op('}').Op('\x92').Stop(), "an object of");
        AssertRefused(PickleBytes.New.Op('\x82', 1).Stop(), "extension registry");
        AssertRefused(PickleBytes.New.Text("x").Op(')').Op('R').Stop(), "calls what is no function");
        AssertRefused(PickleBytes.New.Op(']').Op('}').Op('b').Stop(), "sets the attributes");
        AssertRefused(PickleBytes.New.Global("torch._utils", "_rebuild_tensor_v2").Stop(), "torch._utils._rebuild_tensor_v2");
        AssertRefused(PickleBytes.New.Storage("0", 6).Stop(), "a storage without a tensor");
    }

    [Theory]
    [InlineData(6, 0, new long[] { 1L << 62 }, new long[] { 1 })]
    [InlineData(6, 0, new long[] { 1L << 62, 4 }, new long[] { 0, 0 })]
    [InlineData(6, 0, new long[] { 1L << 40, 1L << 40 }, new long[] { 0, 0 })]
    [InlineData(6, 0, new long[] { 7 }, new long[] { 1 })]
    [InlineData(6, 4, new long[] { 3 }, new long[] { 1 })]
    [InlineData(6, 6, new long[] { }, new long[] { })]
    [InlineData(6, long.MaxValue, new long[] { 2 }, new long[] { long.MaxValue })]
    [InlineData(6, -1, new long[] { 2 }, new long[] { 1 })]
    [InlineData(6, 0, new long[] { -2 }, new long[] { 1 })]
    [InlineData(6, 5, new long[] { 2 }, new long[] { -1 })]
    [InlineData(6, 0, new long[] { 2, 2 }, new long[] { 1 })]
    [InlineData(1L << 62, 0, new long[] { 2 }, new long[] { 1 })]
    [InlineData(1L << 40, 0, new long[] { 2 }, new long[] { 1 })]
    [InlineData(-6, 0, new long[] { 2 }, new long[] { 1 })]
    [InlineData(5, 0, new long[] { 2 }, new long[] { 1 })]
    public void Given_a_tensor_that_cannot_lie_in_its_storage_when_read_then_it_is_refused_before_memory_is_taken(long count, long offset, long[] shape, long[] strides)
    {
        var description = PickleBytes.New.Op('}').Text("a").Tensor("0", count, offset, shape, strides).Op('s').Stop();
        foreach (var file in new[] { PickleBytes.Archive(description), PickleBytes.Legacy(description) })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.StartsWith("it is not usable: ", Assert.Throws<InvalidDataException>(() => Read(file)).Message, StringComparison.Ordinal);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        }
    }

    [Fact]
    public void Given_contents_that_nest_or_unfold_without_end_when_opened_then_they_are_refused_soon()
    {
        var deep = PickleBytes.New;
        for (var k = 0; k < 200_000; k++) deep.Op(']');
        for (var k = 0; k < 199_999; k++) deep.Op('a');
        AssertRefused(deep.Stop(), "nested more than 64 deep");

        var itself = PickleBytes.New.Op(']').Op('q', 0).Op('h', 0).Op('a');
        AssertRefused(itself.Stop(), "nested more than 64 deep");

        AssertRefused(Folded(), "unfold into more than");

        AssertRefused(PickleBytes.New.Op('B', 255, 255, 255, 127).Stop(), "in the middle of a text");
        AssertRefused(PickleBytes.New.Op('\x8e', 255, 255, 255, 255, 255, 255, 255, 127).Stop(), "in the middle of a text");
        AssertRefused(PickleBytes.New.Op('\x8d', 255, 255, 255, 255, 255, 255, 255, 255).Stop(), "in the middle of a text");
        AssertRefused(PickleBytes.New.Op('\x8b', 255, 255, 255, 127).Stop(), "bytes long");
        AssertRefused(PickleBytes.New.Op('h', 3).Stop(), "never memorized");
        AssertRefused(PickleBytes.New.Op('j', 255, 255, 255, 255).Stop(), "never memorized");
        AssertRefused(PickleBytes.New.Op('s').Stop(), "where there is none");
        AssertRefused(PickleBytes.New.Op('t').Stop(), "a mark that is not there");
        AssertRefused(PickleBytes.New.Op('(').Stop(), "where there is none");
        AssertRefused(PickleBytes.New.Op('!').Stop(), "no instruction 0x21");
        AssertRefused(PickleBytes.New.Op('c', [.. Enumerable.Repeat((byte)'x', 100_000)]).Stop(), "a line does not end");

        // A list of forty, each of which holds the one before it twice.
        static byte[] Folded()
        {
            var pickle = PickleBytes.New.Op(']').Op('q', 0);
            for (byte k = 1; k < 40; k++) pickle.Op('0').Op(']').Op('q', k).Op('h', (byte)(k - 1)).Op('a').Op('h', (byte)(k - 1)).Op('a');
            return pickle.Stop();
        }
    }

    [Fact]
    public void Given_an_archive_with_tricks_when_opened_then_it_is_refused()
    {
        var sample = PickleBytes.Sample();
        AssertFileRefused(PickleBytes.Zip([("archive/data.pkl", sample), ("archive/data.pkl", sample)]), "two records named");
        AssertFileRefused(PickleBytes.Zip([("a/data.pkl", sample), ("b/data.pkl", sample)]), "without the one data.pkl");
        AssertFileRefused(PickleBytes.Zip([("../../data.pkl", sample)]), "without the one data.pkl");
        AssertFileRefused(PickleBytes.Zip([("/etc/data.pkl", sample)]), "without the one data.pkl");
        AssertFileRefused(PickleBytes.Zip([("word/document.xml", nothing)]), "without the one data.pkl");
        AssertFileRefused(PickleBytes.Archive(sample, ("archive/byteorder", "big"u8.ToArray())), "byte order \"big\"");
        AssertFileRefused(PickleBytes.Archive(sample, ("archive/constants.pkl", nothing)), "load it with torch.jit.load");
        AssertFileRefused(PickleBytes.Zip([("archive/data.pkl", new byte[50_000_000])], CompressionLevel.SmallestSize), "compressed");
        AssertFileRefused(PickleBytes.Archive(PickleBytes.New.Tensor("../../../etc/passwd", 6, 0, [6], [1]).Stop()), "is not in the archive");
        AssertFileRefused(PickleBytes.Zip([("archive/data.pkl", sample), ("archive/data/0", new byte[23])]), "has 23 bytes, and 24 are described");
        AssertFileRefused("PK\x03\x04 and so on"u8.ToArray(), "");
        AssertFileRefused("not PyTorch"u8.ToArray(), "neither as a zip archive nor as a pickle");
        AssertFileRefused(nothing, "neither as a zip archive nor as a pickle");
        AssertFileRefused(PickleBytes.New.Op('}').Stop(), "not one that torch.save wrote");
        Assert.Throws<FileNotFoundException>(() => PyTorchCheckpoint.Open("absent.pt"));
    }

    [Fact]
    public void Given_files_cut_at_any_byte_when_read_then_they_are_refused()
    {
        foreach (var file in new[] { PickleBytes.Archive(PickleBytes.Sample()), PickleBytes.Legacy(PickleBytes.Sample()) })
        {
            for (var length = 0; length < file.Length; length++)
            {
                AssertFileRefused(file[..length], "");
            }
        }
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("description")]
    [InlineData("legacy")]
    public void Given_files_damaged_at_random_when_read_then_they_are_read_or_refused_with_the_one_error(string where)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (archive, legacy) = (PickleBytes.Archive(PickleBytes.Sample()), PickleBytes.Legacy(PickleBytes.Sample()));
        var (read, before) = (0, LiveTensors.Settled());
        for (var trial = 0; trial < FuzzInput.Trials; trial++)
        {
            var file = where switch
            {
                "archive" => FuzzInput.Damage(archive, random),
                "legacy" => FuzzInput.Damage(legacy, random),
                _ => PickleBytes.Archive(FuzzInput.Damage(PickleBytes.Sample(), random)),
            };
            try
            {
                using var step = NewDisposeScope();
                Read(file);
                read++;
            }
            catch (InvalidDataException e)
            {
                Assert.StartsWith("it is not usable: ", e.Message, StringComparison.Ordinal);
            }
        }

        output.WriteLine($"{read} of {FuzzInput.Trials} were read all the same");
        Assert.InRange(read, 1, FuzzInput.Trials - 1);
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static Dictionary<string, Tensor> Read(byte[] file)
    {
        using var checkpoint = PyTorchCheckpoint.Open("it", new MemoryStream(file));
        return checkpoint.Weights.ReadAll();
    }

    private static void AssertRefused(byte[] description, string expected) => AssertFileRefused(PickleBytes.Archive(description), expected);

    private static void AssertFileRefused(byte[] file, string expected)
    {
        var message = Assert.Throws<InvalidDataException>(() => Read(file)).Message;
        Assert.StartsWith("it is not usable: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
