using System.Text.Json.Nodes;
using Torchbook.Display;

namespace Torchbook.Charts;

/// <summary>
/// Figures shown one after the other, such as a kernel sliding over an image or a boundary moving as it is learned. The kit's pages
/// play it, plotly.js plays it with a slider, and where only still pictures are shown a strip of key frames stands for it.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed class Animation : IDisplayable
{
    /// <param name="frames">At least one figure; all have the size of the largest.</param>
    /// <param name="secondsPerFrame">How long each is shown.</param>
    /// <param name="sharedRanges">Gives each panel the same axes in every frame, so that only the data moves.</param>
    /// <exception cref="ArgumentException">There is no frame, or the time is not above zero.</exception>
    public Animation(IEnumerable<Figure> frames, double secondsPerFrame = 0.6, bool sharedRanges = true)
    {
        Frames = [.. frames];
        if (Frames.Count == 0)
        {
            throw new ArgumentException("An animation needs at least one frame.", nameof(frames));
        }

        if (!(secondsPerFrame > 0))
        {
            throw new ArgumentException($"A frame is shown for more than zero seconds, not {secondsPerFrame}.", nameof(secondsPerFrame));
        }

        SecondsPerFrame = secondsPerFrame;
        for (var panel = 0; sharedRanges && panel < Frames.Max(f => f.Panels.Count); panel++)
        {
            SharedRanges.Apply(Frames.Where(f => f.Panels.Count > panel).Select(f => f.Panels[panel]), x: true, y: true);
        }
    }

    public IReadOnlyList<Figure> Frames { get; }

    public double SecondsPerFrame { get; }

    /// <summary>An SVG that plays by itself, for ever; for readers who prefer less motion, and in print, it shows the last frame.</summary>
    public string ToSvg() => AnimationRenderer.ToSvg(this);

    /// <summary>Up to four key frames, the first and last among them, as a still SVG.</summary>
    public string ToContactSheet() => AnimationRenderer.ToContactSheet(this);

    /// <summary>The animation for plotly.js: an object with <c>data</c>, <c>layout</c>, <c>config</c> and <c>frames</c>.</summary>
    public JsonObject ToPlotly() => PlotlyAnimation.From(this);

    public MimeBundle ToMimeBundle()
    {
        var description = $"{Frames[^1].Description}\n(animation of {Frames.Count} frames, {NumberText.Short(Frames.Count * SecondsPerFrame)} s)";
        return FigureBundle.Of(description, ToSvg(), AnimationRenderer.ContactSheetWidth(this), ToContactSheet()).With(Mime.Plotly, ToPlotly());
    }

    public override string ToString() => $"animation of {Frames.Count} frames: {Frames[^1].Title}";
}
