using Torchbook.Display;
using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Cells.Packages;
using Torchbook.Tests.Display;
using TorchSharp;

namespace Torchbook.Tests.Views;

/// <summary>What cells show of TorchSharp's objects when only TorchSharp is referenced: the cells of <c>TensorCells.csx</c>.</summary>
public sealed class TensorCellTests
{
    private static readonly IReadOnlyDictionary<string, string> cells = FeatureCells.Read("../Views/TensorCells.csx");
    private static readonly Lazy<CellEngine> engine = new(Prepared);
    private static int count;

    public static TheoryData<string> Names() => new(cells.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_a_cell_with_tensors_when_run_then_what_it_shows_is_exactly_what_was_accepted(string name)
    {
        var result = engine.Value.Run(cells[name], $"In[{++count}]");
        Assert.True(result.Error is null, string.Join("\n", result.Error?.Trace ?? []));
        Snapshot.Match(BundleText.Of(Formatter.ToBundle(result.Value)), $"Cells/{name}.txt");
        (result.Value as IDisposable)?.Dispose();
    }

    [Fact]
    public void Given_a_tensor_when_shown_then_no_tensor_is_left_behind()
    {
        using var tensor = torch.rand(2, 3, 16, 16, requires_grad: true);
        Formatter.ToBundle(tensor);
        var before = LiveTensors.Settled();
        Formatter.ToBundle(tensor);
        Assert.Equal(before, LiveTensors.Settled());
    }

    private static CellEngine Prepared()
    {
        // As in the command line, where the kit's library is loaded before any cell.
        Assert.NotNull(typeof(Torchbook.Charts.Chart).Assembly);
        var cells = new CellEngine(new() { Packages = new PackageMap().Add("TorchSharp*", typeof(torch).Assembly) });
        Assert.Null(cells.Run("#r \"nuget: TorchSharp-cpu\"\nusing TorchSharp; using static TorchSharp.torch; using static TorchSharp.torch.nn;", "In[0]").Error);
        return cells;
    }
}
