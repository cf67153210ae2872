using Torchbook.Display;
using Torchbook.Models;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

public class ModelSummaryTests
{
    [Fact]
    public void Given_the_lessons_network_when_summarized_then_shapes_parameters_and_operations_are_those_counted_by_hand()
    {
        using var model = new LeNet([1, 28, 28]);
        var summary = ModelSummary.Of(model, 1, 28, 28);
        Assert.Equal(10, summary.Layers.Count);
        Assert.Equal(new("layers.conv1", "Conv2d", summary.Layers[0].OutputShape, 416, 16 * 25 * 784), summary.Layers[0]);
        Assert.Equal([1, 16, 28, 28], summary.Layers[0].OutputShape);
        Assert.Equal([1, 32, 7, 7], summary.Layers[5].OutputShape);
        Assert.Equal(1568 * 128, summary.Layers[7].Multiplications);
        Assert.Equal(model.parameters().Sum(p => p.numel()), summary.Parameters);
        Assert.Equal(summary.Parameters, summary.Layers.Sum(l => l.Parameters));
    }

    [Fact]
    public void Given_a_summary_when_shown_then_text_and_table_hold_each_layer_and_a_total()
    {
        using var model = Classifiers.Linear([4], 2);
        var bundle = ModelSummary.Of(model, 4).ToMimeBundle();
        Assert.Equal(
            """
            layer    kind     output  parameters  multiply-adds
            flatten  Flatten  [N, 4]           0              0
            dense1   Linear   [N, 2]          10              8
            total                             10              8
            """.ReplaceLineEndings("\n"),
            (string)bundle.Data[Mime.PlainText]!);
        Assert.Contains("<td style=\"text-align:left\">[N, 2]</td>", (string)bundle.Data[Mime.Html]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_summary_when_taken_then_the_model_has_no_hooks_and_no_tensor_is_left_even_after_an_error()
    {
        using var model = new LeNet([1, 8, 8]);
        var before = LiveTensors.Settled();
        ModelSummary.Of(model, 1, 8, 8);
        Assert.ThrowsAny<Exception>(() => ModelSummary.Of(model, 3, 8, 8));
        Assert.Equal(before, Tensor.TotalCount);
        using var scope = NewDisposeScope();
        model.call(rand(2, 1, 8, 8));
        Assert.Equal(10, ModelSummary.Of(model, 1, 8, 8).Layers.Count);
    }

    [Fact]
    public void Given_a_single_layer_when_summarized_then_it_is_the_only_row()
    {
        using var layer = nn.Linear(3, 2);
        var row = Assert.Single(ModelSummary.Of(layer, 3).Layers);
        Assert.Equal((8, 6), (row.Parameters, row.Multiplications));
    }
}
