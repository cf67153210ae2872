using System.Text.Json.Nodes;
using Torchbook.Display;

namespace Torchbook.Charts;

/// <summary>
/// A picture of data: one model that becomes SVG, PNG and a plotly.js figure. Methods that add or set something act on the last panel
/// and return this figure, so that a chart reads as one sentence:
/// <c>Chart.Line(loss, "train").Line(valid, "validation").WithTitle("It overfits after epoch 6").WithXAxis("epoch")</c>.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed partial class Figure : IDisplayable
{
    private const int MostReadableSeries = 5;
    private readonly List<Panel> _panels = [new()];

    /// <summary>The finding, in a sentence.</summary>
    public string? Title { get; private set; }

    /// <summary>What is shown, and how it was obtained.</summary>
    public string? Subtitle { get; private set; }

    /// <summary>A note under the figure, such as a source and licence.</summary>
    public string? Caption { get; private set; }

    /// <summary>Width in CSS pixels; 520 keeps the text legible where a phone shrinks the figure to its screen.</summary>
    public double Width { get; private set; } = 520;

    /// <summary>Panels in a row.</summary>
    public int Columns { get; private set; } = 1;

    /// <summary>The figure's axes, in reading order; always at least one.</summary>
    public IReadOnlyList<Panel> Panels => _panels;

    /// <summary>The panel that is being filled: the last one.</summary>
    public Panel Panel => _panels[^1];

    /// <summary>What a careful reader would object to; empty for a figure that is easy to read.</summary>
    public IReadOnlyList<string> Advice =>
    [
        .. _panels.Where(p => p.NamedSeries.Count > MostReadableSeries)
            .Select(p => $"{p.NamedSeries.Count} series in one panel; {MostReadableSeries} is what a reader can follow. Use Chart.Subplots, or gray out all but the ones you speak of."),
    ];

    /// <summary>Title, subtitle and what the axes span, in words.</summary>
    internal string Description => FigureSummary.Describe(this);

    /// <summary>The figure as an SVG document, in text that depends on nothing but its content.</summary>
    public string ToSvg() => FigureRenderer.ToSvg(this);

    /// <summary>The figure as a PNG file, or null where librsvg is missing.</summary>
    /// <param name="scale">Pixels for each CSS pixel.</param>
    /// <param name="inFewColors">Shows photographs in 256 colors, at about a third of the size: for notebooks that are kept with their outputs.</param>
    public byte[]? ToPng(double scale = 2, bool inFewColors = false) => Rasterizer.ToPng(ToSvg(), scale, inFewColors);

    /// <summary>The figure for plotly.js: an object with <c>data</c>, <c>layout</c> and <c>config</c>.</summary>
    public JsonObject ToPlotly() => PlotlyFigure.From(this);

    /// <summary>
    /// <c>image/png</c> at twice the size (an SVG in <c>text/html</c> where librsvg is missing), the interactive figure for plotly.js
    /// unless it holds nothing but pictures, the SVG under <see cref="Mime.FigureSvg"/> for the kit's own pages, and a summary in text.
    /// </summary>
    public MimeBundle ToMimeBundle()
    {
        var bundle = FigureBundle.Of(Description, ToSvg(), Width);
        return _panels.SelectMany(p => p.Traces).All(t => t is ImageGridTrace or RasterTrace) ? bundle : bundle.With(Mime.Plotly, ToPlotly());
    }

    public override string ToString() => Description;
}
