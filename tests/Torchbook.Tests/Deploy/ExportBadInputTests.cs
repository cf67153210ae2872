using Torchbook.Deploy;
using Torchbook.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Tests.Deploy;

public sealed class ExportBadInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Given_an_unknown_module_deep_inside_when_exported_then_the_error_names_its_path_and_type_and_nothing_is_written()
    {
        using var model = Sequential(("features", Sequential(ReLU(), ReLU(), Sequential(new Samples.Doubled()))), ("flatten", Flatten()));

        var error = Assert.Throws<OnnxExportException>(() => OnnxModel.Export(model, [2, 3], folder / "x.onnx"));

        Assert.StartsWith("features.2.0: Doubled is not a layer that the export knows", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Given_an_unknown_module_alone_when_exported_then_the_error_says_that_it_is_the_model() =>
        Assert.StartsWith("the model itself: Doubled", Refused(new Samples.Doubled(), [2]).Message, StringComparison.Ordinal);

    [Fact]
    public void Given_an_export_that_computes_something_else_when_checked_then_it_is_refused_and_an_older_file_stays()
    {
        folder.Write("x.onnx", [1, 2, 3]);

        var error = Refused(new Samples.Liar(), [4]);

        Assert.Matches(@"differs from the model by \S+ relative, more than 1\.0e-5\. Nothing was written", error.Message);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(folder / "x.onnx"));
    }

    [Fact]
    public void Given_layers_that_ONNX_cannot_express_when_exported_then_the_reason_is_given()
    {
        Assert.Contains("0: BatchNorm2d keeps no running statistics", Refused(Sequential(BatchNorm2d(2, track_running_stats: false)), [2, 4, 4]).Message, StringComparison.Ordinal);
        Assert.Contains("Circular", Refused(Conv2d(1, 1, 3, padding: 1, padding_mode: PaddingModes.Circular), [1, 5, 5]).Message, StringComparison.Ordinal);
        Assert.Contains("windows of different sizes", Refused(AdaptiveAvgPool2d(3), [1, 7, 7]).Message, StringComparison.Ordinal);
        Assert.Contains("ceil_mode", Refused(AvgPool2d(2, ceil_mode: true), [1, 7, 7]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_shape_that_the_model_does_not_take_when_exported_then_both_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => OnnxModel.Export(Conv2d(3, 4, 3), [1, 8, 8], folder / "x.onnx"));

        Assert.Contains("does not take inputs of shape [N, 1, 8, 8]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[N, 3, H, W]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_model_that_joins_the_batch_when_exported_then_it_is_refused() =>
        Assert.Contains("its first dimension has to be N", Assert.Throws<ArgumentException>(() => OnnxModel.Export(Flatten(start_dim: 0), [3], folder / "x.onnx")).Message, StringComparison.Ordinal);

    [Fact]
    public void Given_a_float64_model_when_exported_then_the_remedy_is_named() =>
        Assert.Contains("model.to(ScalarType.Float32)", Assert.Throws<ArgumentException>(() => OnnxModel.Export(Linear(2, 2).to(ScalarType.Float64), [2], folder / "x.onnx")).Message, StringComparison.Ordinal);

    [Fact]
    public void Given_a_folder_that_cannot_be_written_when_exported_then_the_reason_comes_through()
    {
        var file = folder.Write("file", [0]);

        Assert.ThrowsAny<IOException>(() => OnnxModel.Export(Linear(2, 2), [2], Path.Combine(file, "x.onnx")));
    }

    private OnnxExportException Refused(Module<Tensor, Tensor> model, long[] shape)
    {
        using (model)
        {
            return Assert.Throws<OnnxExportException>(() => OnnxModel.Export(model, shape, folder / "x.onnx"));
        }
    }
}
