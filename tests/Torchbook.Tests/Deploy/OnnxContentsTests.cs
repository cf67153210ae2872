using Torchbook.Deploy;
using Torchbook.Models;
using Torchbook.Tests.Data;

namespace Torchbook.Tests.Deploy;

public sealed class OnnxContentsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Given_an_exported_model_when_read_then_operations_places_weights_and_parameters_are_the_models()
    {
        using var model = new LeNet([1, 28, 28]);
        OnnxModel.Export(model, [1, 28, 28], folder / "x.onnx");

        var contents = OnnxContents.Load(folder / "x.onnx");

        Assert.Equal(["Conv", "Relu", "MaxPool", "Conv", "Relu", "MaxPool", "Flatten", "Gemm", "Relu", "Gemm"], contents.Nodes.Select(node => node.Operation));
        Assert.Equal("layers.conv1", contents.Nodes[0].Name);
        Assert.Equal([32, 16, 5, 5], contents.Nodes[3].Weights);
        Assert.Equal(model.parameters().Sum(p => p.numel()), contents.Parameters);
        Assert.InRange(contents.Bytes, 4 * contents.Parameters, 4 * contents.Parameters + 4000);
        Assert.Equal(10, contents.Chart().Panel.Marks.Count(mark => mark.GetType().Name == "RectangleMark"));
    }

    [Fact]
    public void Given_a_file_of_something_else_or_half_a_file_when_read_then_it_is_named()
    {
        using var model = new LeNet([1, 8, 8]);
        OnnxModel.Export(model, [1, 8, 8], folder / "x.onnx");
        folder.Write("half.onnx", File.ReadAllBytes(folder / "x.onnx")[..5000]);
        folder.Write("text.onnx", "no model"u8.ToArray());
        folder.Write("empty.onnx", []);

        Assert.StartsWith("half.onnx (5,000 bytes) is no ONNX file, or not a complete one", Assert.Throws<OnnxFileException>(() => OnnxContents.Load(folder / "half.onnx")).Message, StringComparison.Ordinal);
        Assert.StartsWith("text.onnx (8 bytes)", Assert.Throws<OnnxFileException>(() => OnnxContents.Load(folder / "text.onnx")).Message, StringComparison.Ordinal);
        Assert.Contains("no graph", Assert.Throws<OnnxFileException>(() => OnnxContents.Load(folder / "empty.onnx")).Message, StringComparison.Ordinal);
    }
}
