namespace Torchbook.Charts;

public sealed partial class Figure
{
    /// <summary>Appends an empty panel, which the calls that follow fill.</summary>
    public Figure AddPanel(string? title = null)
    {
        if (_panels is [{ Traces.Count: 0, Marks.Count: 0, Title: null }])
        {
            _panels.Clear();
        }

        _panels.Add(new() { Title = title });
        return this;
    }

    /// <summary>Sets how many panels stand in a row; two or more widen the figure to 640 pixels.</summary>
    public Figure WithColumns(int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Columns = columns;
        Width = columns > 1 ? Math.Max(Width, 640) : Width;
        return this;
    }

    /// <summary>Takes over the panels of <paramref name="figures"/>, each under its figure's title.</summary>
    internal Figure WithPanelsOf(IEnumerable<Figure> figures)
    {
        _panels.Clear();
        foreach (var figure in figures)
        {
            figure.Panel.Title ??= figure.Title;
            _panels.AddRange(figure._panels);
        }

        if (_panels.Count == 0)
        {
            _panels.Add(new());
        }

        return this;
    }
}
