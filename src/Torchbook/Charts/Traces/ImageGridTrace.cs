namespace Torchbook.Charts;

/// <summary>Thumbnails in rows, each with an optional caption; fills its panel and needs no axes.</summary>
public sealed class ImageGridTrace : ChartTrace
{
    private const double Gap = 10;
    private const double CaptionSize = 12;
    private const double LineHeight = 15;

    /// <param name="pictures">The thumbnails, in reading order.</param>
    /// <param name="captions">One text each, or null.</param>
    /// <param name="columns">Thumbnails in a row; chosen by their size when null.</param>
    /// <exception cref="ArgumentException">There are not as many captions as pictures, or columns is less than 1.</exception>
    public ImageGridTrace(IReadOnlyList<Picture> pictures, IReadOnlyList<string>? captions = null, int? columns = null)
        : base(null)
    {
        if (captions is not null && captions.Count != pictures.Count)
        {
            throw new ArgumentException($"There are {captions.Count} captions for {pictures.Count} pictures.", nameof(captions));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(columns ?? 1, 1, nameof(columns));
        (Pictures, Captions, Columns) = (pictures, captions, columns);
    }

    public IReadOnlyList<Picture> Pictures { get; }

    public IReadOnlyList<string>? Captions { get; }

    public int? Columns { get; }

    internal override bool IsSeries => false;

    internal override bool FillsPlot => true;

    internal override Extent XExtent(AxisScale scale) => Pictures.Count == 0 ? Extent.Empty : new(0, 1);

    internal override Extent YExtent(AxisScale scale) => XExtent(scale);

    internal override double? PlotHeight(double width) => Pictures.Count == 0 ? null : Rows(width).Sum(row => row.Height + Gap) - Gap;

    internal override void Draw(PlotArea plot)
    {
        var y = plot.Box.Y;
        foreach (var row in Rows(plot.Box.Width))
        {
            foreach (var (place, index) in row.Indices.Index())
            {
                DrawOne(plot.Svg, index, plot.Box.X + place * (row.CellWidth + Gap), y, row);
            }

            y += row.Height + Gap;
        }
    }

    internal override void WritePlotly(PlotlyPanel panel)
    {
        var columns = ColumnsFor(720);
        for (var i = 0; i < Pictures.Count; i++)
        {
            var (row, column) = Math.DivRem(i, columns);
            panel.AddThumbnail(Pictures[i], Captions?[i], column, row, columns, (Pictures.Count + columns - 1) / columns);
        }
    }

    private sealed record Row(int[] Indices, double CellWidth, double ImageHeight, double Height);

    private int ColumnsFor(double width)
    {
        var largest = Pictures.Max(p => p.Width);
        var wanted = largest <= 40 ? 60.0 : Math.Clamp(largest, 90, Pictures.Count switch { 1 => 520, 2 => 240, <= 6 => 160, _ => 110 });
        var forCaptions = Math.Max(wanted, Math.Min(150, (Captions ?? []).DefaultIfEmpty("").Max(c => TextWidth.Of(c, CaptionSize)) * 0.6));
        return Columns ?? Math.Clamp((int)((width + Gap) / (forCaptions + Gap)), 1, Pictures.Count);
    }

    private List<Row> Rows(double width)
    {
        var columns = ColumnsFor(width);
        var cell = Math.Min((width - (columns - 1) * Gap) / columns, Pictures.Count == 1 ? width : 260);
        return [.. Enumerable.Range(0, Pictures.Count).Chunk(columns).Select(indices =>
        {
            var image = indices.Max(i => cell * Pictures[i].Height / Pictures[i].Width);
            var lines = Captions is null ? 0 : indices.Max(i => TextWidth.Wrap(Captions[i], cell, CaptionSize).Count);
            return new Row(indices, cell, image, image + (lines == 0 ? 0 : lines * LineHeight + 4));
        })];
    }

    private void DrawOne(SvgWriter svg, int index, double x, double y, Row row)
    {
        var picture = Pictures[index];
        svg.Image(picture, new(x, y, row.CellWidth, row.CellWidth * picture.Height / picture.Width));
        if (Captions is not null)
        {
            foreach (var (line, text) in TextWidth.Wrap(Captions[index], row.CellWidth, CaptionSize).Index())
            {
                svg.Text(text, x + row.CellWidth / 2, y + row.ImageHeight + LineHeight * (line + 1) - 1, new(CaptionSize, Theme.Ink, "tb-ink", TextAnchor.Middle));
            }
        }
    }
}
