namespace Torchbook.Charts;

/// <summary>Gives several panels the same axes.</summary>
internal static class SharedRanges
{
    public static void Apply(IEnumerable<Panel> panels, bool x, bool y)
    {
        var filled = panels.Where(p => !p.IsEmpty).ToList();
        if (x)
        {
            Apply(filled, p => p.X, p => p.XRange(4));
        }

        if (y)
        {
            Apply(filled, p => p.Y, p => p.YRange(4));
        }
    }

    private static void Apply(List<Panel> panels, Func<Panel, Axis> axis, Func<Panel, AxisRange> range)
    {
        if (panels.Count > 0)
        {
            var ranges = panels.Select(range).ToList();
            var (min, max) = (ranges.Min(r => r.Min), ranges.Max(r => r.Max));
            panels.ForEach(p => (axis(p).Min, axis(p).Max) = (min, max));
        }
    }
}
