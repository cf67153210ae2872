using Torchbook.Display;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Tests.Display;

/// <summary>
/// What a cell shows, whole and exact: each cell of <c>Cells.csx</c> runs as a notebook's does, and <c>Cells/NAME.verified.txt</c>
/// holds every bundle that it displays, its value last.
/// </summary>
public sealed class DisplayCellTests : IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> cells = FeatureCells.Read("Cells.csx");
    private static readonly CellEngine engine = new();
    private static int count;
    private readonly IDisplaySink before = DisplaySink.Current;
    private readonly BundleRecorder shown = new();

    public DisplayCellTests() => DisplaySink.Current = shown;

    public void Dispose()
    {
        DisplaySink.Current = before;
        Formatter.ResetToDefault();
    }

    public static TheoryData<string> Names() => new(cells.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_a_cell_when_run_then_what_it_shows_is_exactly_what_was_accepted(string name)
    {
        var result = engine.Run(cells[name], $"In[{++count}]");
        Assert.True(result.Error is null, string.Join("\n", result.Error?.Trace ?? []));
        if (result.Value is not null)
        {
            shown.Text.Append("value\n").Append(BundleText.Of(Formatter.ToBundle(result.Value)));
        }

        Snapshot.Match(shown.Text.ToString(), $"Cells/{name}.txt");
    }
}
