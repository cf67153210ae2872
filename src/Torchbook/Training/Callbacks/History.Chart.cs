using System.Globalization;
using Torchbook.Charts;
using Torchbook.Display;

namespace Torchbook.Training;

[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed partial class History : IDisplayable
{
    private const double WideRange = 8;
    private const int MostMarkers = 12;

    /// <summary>Loss by step and, for a classifier, accuracy by epoch. The title states where it came to.</summary>
    public Figure ToFigure()
    {
        var figure = new Figure().WithTitle(Title());
        DrawLoss(figure);
        if (epochs.Any(e => !double.IsNaN(e.Accuracy)))
        {
            figure.AddPanel().WithColumns(2);
            DrawAccuracy(figure);
        }

        return figure;
    }

    public MimeBundle ToMimeBundle() => ToFigure().ToMimeBundle();

    private void DrawLoss(Figure figure)
    {
        var smooth = Smoothed(Math.Clamp(losses.Count / 20, 1, 50));
        var steps = Enumerable.Range(1, losses.Count).ToArray();
        figure.Line(steps, losses, "each step", color: Rgb.Parse("#c3d3e6")).Line(steps, smooth, "mean of recent steps", color: Palette.Series(0));

        // A few lucky batches reach far down on a log axis; the mean decides what is worth showing.
        var least = smooth.Where(l => double.IsFinite(l) && l > 0).DefaultIfEmpty(1).Min();
        var greatest = losses.Where(float.IsFinite).DefaultIfEmpty(1).Max();
        var isWide = losses.All(l => l > 0 || !float.IsFinite(l)) && greatest > WideRange * least;
        figure.WithXAxis("step").WithYAxis("training loss");
        if (isWide)
        {
            double[] decades = [.. Enumerable.Range(-12, 25).Select(k => Math.Pow(10, k)).Where(t => t > least / 3 && t < greatest * 1.2)];
            figure.WithYAxis(scale: AxisScale.Log, min: least / 3, max: greatest * 1.2, ticks: decades.Length > 1 ? decades : null);
        }
    }

    private void DrawAccuracy(Figure figure)
    {
        var markers = epochs.Count <= MostMarkers;
        figure.Line(epochs.Select(e => e.Epoch), epochs.Select(e => 100 * e.Accuracy), "training", dashed: true, markers: markers, color: Palette.Series(0));
        var validated = epochs.Where(e => e.Validation is not null).ToList();
        if (validated.Count > 0)
        {
            figure.Line(validated.Select(e => e.Epoch), validated.Select(e => 100 * e.Validation!.Accuracy), "validation", markers: markers, color: Palette.Series(1));
        }

        // Half an epoch of room at either end keeps the first and last marker off the frame.
        var ticks = Enumerable.Range(1, epochs.Count).Where(e => e % Math.Max(1, epochs.Count / 6) == 0).Select(e => (double)e).ToArray();
        figure.WithXAxis("epoch", min: 0.5, max: epochs.Count + 0.5, ticks: ticks).WithYAxis("accuracy", "%");
    }

    private string Title()
    {
        if (losses.Count < 2)
        {
            return "The first step of training";
        }

        var last = EpochText.RecentLoss(this);
        var moved = string.Create(CultureInfo.InvariantCulture, $"The training loss went from {losses[0]:0.00} to {last:g2}");
        return Validation is { } v && !double.IsNaN(v.Accuracy) ? moved + string.Create(CultureInfo.InvariantCulture, $"; validation accuracy {100 * v.Accuracy:0.00}%") : moved;
    }
}
