using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN;

public sealed class ModuleStateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("torchbook-").FullName;

    private string FilePath => Path.Combine(_folder, "model.bin");

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Given_a_saved_model_when_another_of_its_kind_loads_it_then_outputs_agree()
    {
        using var saved = Model();
        using var loaded = Model();
        using var x = randn(4, 3);
        using (saved.call(x))
        {
        }

        saved.save(FilePath);
        var report = new Dictionary<string, bool>();
        loaded.load(FilePath, loadedParameters: report);

        Assert.All(report.Values, Assert.True);
        Assert.Equal(saved.state_dict().Keys, report.Keys);
        saved.eval();
        loaded.eval();
        using var a = saved.call(x);
        using var b = loaded.call(x);
        Assert.True(a.allclose(b, 0, 0));
    }

    // 1 entry; "w", Float32 (6), 2 dimensions, 2 by 200; LEB128 throughout, as TorchSharp's exportsd.py writes.
    [Fact]
    public void Given_TorchSharps_file_format_when_written_then_the_bytes_are_these()
    {
        using var values = arange(400, dtype: ScalarType.Float32).reshape(2, 200);
        var stream = new MemoryStream();
        nn.Module.save_state_dict(new BinaryWriter(stream), new() { ["w"] = values });

        var bytes = stream.ToArray();
        Assert.Equal([1, 1, (byte)'w', 6, 2, 2, 0xC8, 0x01], bytes[..8]);
        Assert.Equal(8 + (400 * 4), bytes.Length);
        Assert.Equal(399f, BitConverter.ToSingle(bytes, bytes.Length - 4));
    }

    [Fact]
    public void Given_a_view_that_is_not_contiguous_when_saved_then_its_elements_are_in_row_major_order()
    {
        using var matrix = arange(6, dtype: ScalarType.Float32).reshape(2, 3);
        using var turned = matrix.t();
        var stream = new MemoryStream();
        nn.Module.save_state_dict(new BinaryWriter(stream), new() { ["w"] = turned });

        Assert.Equal(3f, BitConverter.ToSingle(stream.ToArray(), 7 + 4));
    }

    [Fact]
    public void Given_a_missing_key_when_loaded_then_nothing_changes_and_the_error_lists_it()
    {
        using var model = Model();
        using var other = Model();
        var state = other.state_dict();
        state.Remove("out.bias");
        using var before = model.get_parameter("out.weight")!.clone();

        var error = Assert.Throws<InvalidOperationException>(() => model.load_state_dict(state));

        Assert.Contains("Missing: out.bias", error.Message);
        Assert.True(before.allclose(model.get_parameter("out.weight")!, 0, 0));
        var (missing, unexpected) = model.load_state_dict(state, strict: false);
        Assert.Equal(["out.bias"], missing);
        Assert.Empty(unexpected);
        Assert.Empty(model.load_state_dict(state, skip: ["out.bias"]).missing_keys);
    }

    [Fact]
    public void Given_unexpected_keys_and_other_shapes_when_loaded_then_the_error_lists_them()
    {
        using var model = Model();
        using var extra = ones(1);
        using var wide = ones(2, 9);
        var state = new Dictionary<string, Tensor>(model.state_dict()) { ["head.weight"] = extra, ["out.weight"] = wide };

        var error = Assert.Throws<InvalidOperationException>(() => model.load_state_dict(state));

        Assert.Contains("Unexpected: head.weight", error.Message);
        Assert.Contains("out.weight is [2, 5] here and [2, 9] in the source", error.Message);
    }

    [Fact]
    public void Given_a_file_cut_short_at_any_place_when_loaded_then_one_clear_error_and_no_tensor_is_left()
    {
        using var model = Model();
        model.save(FilePath);
        var whole = File.ReadAllBytes(FilePath);
        var live = LiveTensors.Settled();
        for (var length = 0; length < whole.Length; length += 23)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            var error = Assert.Throws<InvalidDataException>(() => model.load(FilePath));
            Assert.StartsWith(FilePath, error.Message);
        }

        Assert.Equal(live, Tensor.TotalCount);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 this is a zip archive, perhaps one of torch.save")]
    [InlineData("\u0001\u0001w\u0006\u0001\u007F and much less than 127 numbers")]
    [InlineData("\u0001\u0001w\u007F\u0001")]
    [InlineData("\u0001\u0001w\u0006\u0001\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF")]
    [InlineData("")]
    public void Given_a_file_of_another_kind_when_loaded_then_the_error_names_the_file_and_the_format(string content)
    {
        using var model = Model();
        File.WriteAllBytes(FilePath, System.Text.Encoding.Latin1.GetBytes(content));

        var error = Assert.Throws<InvalidDataException>(() => model.load(FilePath));
        Assert.StartsWith(FilePath, error.Message);
        Assert.Contains("not in TorchSharp's format", error.Message);
    }

    [Fact]
    public void Given_a_model_on_the_way_to_disk_when_writing_fails_then_no_file_is_left()
    {
        using var model = Model();
        model.Dispose();

        Assert.Throws<ObjectDisposedException>(() => model.save(FilePath));
        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    private static Sequential Model() =>
        nn.Sequential(("in", nn.Linear(3, 5)), ("norm", nn.BatchNorm1d(5)), ("act", nn.Tanh()), ("out", nn.Linear(5, 2)));
}
