using System.Buffers.Binary;
using System.Text.Json;
using Torchbook.Models;
using Torchbook.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

public sealed class SafetensorsRoundTripTests(ITestOutputHelper output) : IDisposable
{
    private static readonly ScalarType[] types =
    [
        ScalarType.Float16, ScalarType.BFloat16, ScalarType.Float32, ScalarType.Float64, ScalarType.Int8, ScalarType.Int16, ScalarType.Int32,
        ScalarType.Int64, ScalarType.Byte, ScalarType.Bool, ScalarType.ComplexFloat32,
    ];

    private readonly TemporaryFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    private string File => folder / "weights.safetensors";

    private Dictionary<string, Tensor> RandomTensors()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        manual_seed(seed);
        var random = new Random(seed);
        var tensors = types.ToDictionary(t => $"some.{t}", t => (randn([.. Enumerable.Range(0, random.Next(4)).Select(_ => random.NextInt64(1, 6))], ScalarType.Float64) * 50).to(t));
        tensors["empty"] = zeros(3, 0, 2);
        tensors["turned"] = rand(4, 7).t();
        tensors["every other"] = rand(20)[TensorIndex.Slice(step: 2)];
        tensors["Größe \"ñ\" \\ 漢"] = rand(2);
        tensors["trained"] = rand([3], requires_grad: true);
        return tensors;
    }

    [Fact]
    public void Given_tensors_of_every_type_and_layout_when_saved_and_loaded_then_all_are_equal_bit_by_bit()
    {
        var tensors = RandomTensors();
        var metadata = new Dictionary<string, string> { ["seed"] = "7", ["note"] = "a \"quoted\" — line\nand another" };

        Safetensors.Save(File, tensors, metadata);
        using var file = SafetensorsFile.Open(File);
        var loaded = file.ReadAll();

        Assert.Equal(metadata, file.Metadata);
        Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), loaded.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, tensor) in tensors)
        {
            Assert.Equal((tensor.dtype, true), (loaded[name].dtype, tensor.shape.SequenceEqual(loaded[name].shape)));
            Assert.True(tensor.detach().contiguous().bytes.SequenceEqual(loaded[name].bytes), name);
            Assert.False(loaded[name].requires_grad);
        }
    }

    [Fact]
    public void Given_a_file_when_its_bytes_are_read_by_hand_then_it_is_laid_out_as_the_format_says()
    {
        Safetensors.Save(File, RandomTensors());
        var bytes = System.IO.File.ReadAllBytes(File);
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));

        Assert.Equal((byte)'{', bytes[8]);
        Assert.Equal(0, (8 + length) % 8);
        var end = 0L;
        foreach (var tensor in header.RootElement.EnumerateObject())
        {
            var offsets = tensor.Value.GetProperty("data_offsets").EnumerateArray().Select(o => o.GetInt64()).ToArray();
            Assert.Equal(end, offsets[0]);
            end = offsets[1];
        }

        Assert.Equal(bytes.Length, 8 + length + end);
    }

    [Fact]
    public void Given_equal_contents_in_another_order_when_saved_then_the_files_are_equal()
    {
        var tensors = RandomTensors();
        Safetensors.Save(File, tensors, new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" });
        Safetensors.Save(folder / "again", tensors.Reverse().ToDictionary(), new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" });

        Assert.Equal(System.IO.File.ReadAllBytes(File), System.IO.File.ReadAllBytes(folder / "again"));
    }

    [Fact]
    public void Given_no_tensors_when_saved_and_loaded_then_the_file_is_empty_and_valid()
    {
        Safetensors.Save(File, new Dictionary<string, Tensor>());
        Assert.Empty(Safetensors.Load(File));
    }

    [Fact]
    public void Given_a_type_or_a_name_that_the_format_lacks_when_saved_then_it_is_refused_and_the_old_file_stays_alone()
    {
        Safetensors.Save(File, new Dictionary<string, Tensor> { ["a"] = ones(2) });
        var before = System.IO.File.ReadAllBytes(File);

        var type = Assert.Throws<ArgumentException>(() => Safetensors.Save(File, new Dictionary<string, Tensor> { ["a"] = zeros(2), ["z"] = zeros(2, ScalarType.ComplexFloat64) }));
        var name = Assert.Throws<ArgumentException>(() => Safetensors.Save(File, new Dictionary<string, Tensor> { ["__metadata__"] = zeros(2) }));

        Assert.Contains("ComplexFloat64", type.Message, StringComparison.Ordinal);
        Assert.Contains("__metadata__", name.Message, StringComparison.Ordinal);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        Assert.Equal([File], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Given_a_reader_while_the_file_is_replaced_again_and_again_then_it_always_finds_a_complete_file()
    {
        Safetensors.Save(File, new Dictionary<string, Tensor> { ["a"] = full([50_000], 0) });
        var writer = Task.Run(() =>
        {
            for (var k = 1; k <= 20; k++)
            {
                using var values = full([50_000], k).DetachFromDisposeScope();
                Safetensors.Save(File, new Dictionary<string, Tensor> { ["a"] = values });
            }
        }, TestContext.Current.CancellationToken);
        do
        {
            using var step = NewDisposeScope();
            var values = Safetensors.Load(File)["a"];
            Assert.True(values.eq(values[0]).all().item<bool>());
        }
        while (!writer.IsCompleted);
        await writer;
    }
}
