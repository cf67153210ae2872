using System.Text;
using Torchbook.Models;
using Torchbook.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

public sealed class SafetensorsBadInputTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", 8, "not valid JSON")]
    [InlineData("""[1, 2]""", 0, "not a JSON object")]
    [InlineData(""" {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "does not begin with {")]
    [InlineData("""{"a":7}""", 0, "\"a\" is not described by dtype, shape, data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "\"a\" is not described by")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}""", 8, "\"a\" is not described by")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "\"a\" is not described by")]
    [InlineData("""{"a":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}}""", 8, "the type \"F31\" of \"a\"")]
    [InlineData("""{"a":{"dtype":null,"shape":[2],"data_offsets":[0,8]}}""", 8, "the type \"null\" of \"a\"")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "the shape of \"a\" is [-2]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""", 8, "the shape of \"a\" is [1.5]")]
    [InlineData("""{"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}""", 8, "the shape of \"a\" is \"2\"")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}}""", 8, "the shape of \"a\"")]
    [InlineData("""{"a":{"dtype":"F64","shape":[4611686018427387904,4611686018427387904],"data_offsets":[0,8]}}""", 8, "more bytes than any file has")]
    [InlineData("""{"a":{"dtype":"F64","shape":[0,4611686018427387904,4611686018427387904],"data_offsets":[0,0]}}""", 0, "more bytes than any file has")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "12 bytes, and its data_offsets span 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "the data_offsets of \"a\" are [8, 0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "the data_offsets of \"a\"")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", 16, "the name \"a\" is there twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "\"b\" begins at byte 4 of the data and overlaps \"a\"")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[12,20]}}""", 20, "bytes 8 to 12 of the data, before \"b\", belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "bytes 0 to 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "it is cut short")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "1 bytes follow the last tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1000000000000],"data_offsets":[0,4000000000000]}}""", 8, "it is cut short")]
    [InlineData("""{"__metadata__":{"n":1}}""", 0, "__metadata__ \"n\" is not a text")]
    [InlineData("""{"__metadata__":"n"}""", 0, "__metadata__ is not an object")]
    [InlineData("""{"__metadata__":{"n":"1","n":"2"}}""", 0, "__metadata__ has \"n\" twice")]
    [InlineData("""{"__metadata__":{"n":"\ud800"}}""", 0, "not valid JSON")]
    [InlineData("", 0, "not valid JSON")]
    public void Given_a_header_that_is_wrong_when_opened_then_the_error_says_what_and_where(string json, int dataBytes, string expected) =>
        AssertRefused(Bytes(Encoding.UTF8.GetBytes(json), dataBytes), expected);

    [Fact]
    public void Given_lengths_that_are_wrong_when_opened_then_the_error_says_so()
    {
        AssertRefused([], "it has 0 bytes");
        AssertRefused([1, 2, 3], "it has 3 bytes");
        AssertRefused([20, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'], "its header is 20 bytes long, and only 2 follow");
        AssertRefused([.. Enumerable.Repeat((byte)255, 100)], "this is no safetensors file");
        AssertRefused(Bytes([(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)'}'], 0), "not valid JSON");
        Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Open(folder / "absent"));
    }

    [Fact]
    public void Given_a_file_cut_at_any_byte_when_opened_then_it_is_refused()
    {
        var whole = Sample();
        for (var length = 0; length < whole.Length; length++)
        {
            AssertRefused(whole[..length], "is not usable");
        }
    }

    [Fact]
    public void Given_a_file_with_bytes_changed_at_random_when_loaded_then_it_loads_or_is_refused_with_the_one_error()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var (random, whole, refused) = (new Random(seed), Sample(), 0);
        for (var trial = 0; trial < FuzzInput.Trials; trial++)
        {
            using var step = NewDisposeScope();
            var damaged = FuzzInput.Damage(whole, random);
            try
            {
                using var file = SafetensorsFile.Open("it", new MemoryStream(damaged));
                file.ReadAll();
            }
            catch (InvalidDataException e)
            {
                Assert.StartsWith("it is not usable: ", e.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, FuzzInput.Trials / 10, FuzzInput.Trials - 1);
    }

    [Fact]
    public void Given_a_name_that_is_not_there_when_read_then_the_names_that_are_there_are_listed()
    {
        using var file = SafetensorsFile.Open("it", new MemoryStream(Sample()));
        Assert.Contains("a.weight", Assert.Throws<ArgumentException>(() => file.Read("c")).Message, StringComparison.Ordinal);
    }

    private byte[] Sample()
    {
        var path = folder / "sample";
        Safetensors.Save(path, new Dictionary<string, Tensor> { ["a.weight"] = rand(2, 3), ["b"] = ones(3, ScalarType.Int64) }, new Dictionary<string, string> { ["k"] = "v" });
        return File.ReadAllBytes(path);
    }

    private void AssertRefused(byte[] bytes, string expected)
    {
        var path = folder.Write("bad.safetensors", bytes);
        var message = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        File.Delete(path);   // fails on Windows if the file were still open
    }

    private static byte[] Bytes(byte[] json, int dataBytes) => [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. new byte[dataBytes]];
}
