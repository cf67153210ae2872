namespace Torchbook.Charts;

/// <summary>One set of axes with its data; a <see cref="Figure"/> has one or several.</summary>
public sealed class Panel
{
    private readonly List<ChartTrace> _traces = [];
    private readonly List<Mark> _marks = [];

    /// <summary>Shown above the panel where a figure has several.</summary>
    public string? Title { get; set; }

    public Axis X { get; } = new();

    public Axis Y { get; } = new();

    /// <summary>The height of the plot in CSS pixels; chosen when null.</summary>
    public double? Height { get; set; }

    /// <summary>What is drawn, from back to front.</summary>
    public IReadOnlyList<ChartTrace> Traces => _traces;

    /// <summary>What is drawn over the data.</summary>
    public IReadOnlyList<Mark> Marks => _marks;

    /// <summary>Adds a trace in the next palette color unless it has its own.</summary>
    public void Add(ChartTrace trace)
    {
        if (trace.IsSeries)
        {
            trace.Color ??= Palette.Series(_traces.Count(t => t.IsSeries));
        }

        _traces.Add(trace);
    }

    public void Add(Mark mark) => _marks.Add(mark);

    internal bool HasSquareUnits => _traces.Any(t => t.HasSquareUnits);

    internal IReadOnlyList<ChartTrace> NamedSeries => [.. _traces.Where(t => t.IsSeries && !string.IsNullOrEmpty(t.Name)).DistinctBy(t => (t.Name, t.Color))];

    /// <summary>True where there is nothing that the axes could show.</summary>
    internal bool IsEmpty => _marks.Count == 0 && (DataX.IsEmpty || DataY.IsEmpty);

    internal Extent DataX => _traces.Aggregate(Extent.Empty, (extent, t) => extent.With(t.XExtent(X.Scale)));

    internal Extent DataY => _traces.Aggregate(Extent.Empty, (extent, t) => extent.With(t.YExtent(Y.Scale)));

    internal AxisRange XRange(int targetTicks) => new(X, Extended(DataX, X, m => m.XExtent), targetTicks, PadX, wholeNumbers: _traces.Count > 0 && _traces.All(t => t.HasWholeX));

    internal AxisRange YRange(int targetTicks) => new(Y, Extended(DataY, Y, m => m.YExtent), targetTicks, PadY);

    private bool PadX => !_traces.Any(t => t.FillsPlot) && !_traces.All(t => t is LineTrace or BarTrace { IsHorizontal: false }) && Y.Visible;

    private bool PadY => !_traces.Any(t => t.FillsPlot) && !_traces.Any(t => t is BarTrace { IsHorizontal: true }) && Y.Visible;

    private Extent Extended(Extent data, Axis axis, Func<Mark, Extent> of) => _marks
        .Select(of)
        .Where(e => axis.Scale == AxisScale.Linear || e.Min > 0)
        .Aggregate(data, (extent, e) => extent.With(e));
}
