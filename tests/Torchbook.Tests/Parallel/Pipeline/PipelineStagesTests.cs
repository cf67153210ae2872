using Torchbook.Parallel;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.Pipeline;

public class PipelineStagesTests
{
    private static TorchSharp.Modules.Sequential Model(int layers) => nn.Sequential([.. Enumerable.Range(0, layers).Select(_ => (nn.Module<Tensor, Tensor>)nn.Linear(3, 3))]);

    [Fact]
    public void Given_a_model_when_cut_then_stages_share_its_layers_and_together_give_its_output()
    {
        using var scope = NewDisposeScope();
        var model = Model(7);
        var input = rand(2, 3);
        for (var stages = 1; stages <= 7; stages++)
        {
            var parts = PipelineStages.Split(model, stages);
            Assert.Equal(7, parts.Sum(p => p.Count));
            Assert.InRange(parts.Max(p => p.Count), 1, (7 + stages - 1) / stages);
            Assert.True(parts.Aggregate(input, (x, part) => part.call(x)).Equals(model.call(input)));
        }
    }

    [Fact]
    public void Given_costs_when_cut_then_the_dearest_stage_is_as_cheap_as_any_cut_allows()
    {
        using var model = Model(6);
        double[] costs = [1, 1, 1, 1, 4, 2];
        Assert.Equal([4, 2], PipelineStages.Split(model, 2, costs).Select(p => p.Count));
        Assert.Equal([4, 1, 1], PipelineStages.Split(model, 3, costs).Select(p => p.Count));
    }

    [Fact]
    public void Given_more_stages_than_layers_or_other_costs_when_cut_then_the_error_says_what_fits()
    {
        using var model = Model(2);
        Assert.Contains("use at most 2", Assert.Throws<ArgumentException>(() => PipelineStages.Split(model, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("There are 3 costs for 2 layers", Assert.Throws<ArgumentException>(() => PipelineStages.Split(model, 2, [1, 2, 3])).Message, StringComparison.Ordinal);
    }
}
