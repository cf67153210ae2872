using Torchbook.Charts;

namespace Torchbook.Convolution;

/// <summary>
/// A stack of layers seen from the side, one row of cells each, with everything that one output depends on filled in.
/// Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
public static class ReceptiveFieldDiagram
{
    private const double RowHeight = 0.55;

    /// <summary>The input's row of pixels at the bottom, one row for each layer above it, and what the middle cell of the top row sees.</summary>
    /// <inheritdoc cref="Follow" path="/param"/>
    /// <exception cref="ArgumentException">The layers leave no output, or one of them cannot exist.</exception>
    public static Figure Draw(int pixels, params IReadOnlyList<WindowLayer> layers) => Follow(layers.Count, pixels, layers);

    /// <summary>The same, with the view followed only some layers down: frames of an animation.</summary>
    /// <param name="steps">How many layers down the view is followed, from 0 to all of them.</param>
    /// <param name="pixels">Pixels in a row of the picture.</param>
    /// <param name="layers">From the picture on; no padding.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many layers.</exception>
    /// <exception cref="ArgumentException">The layers leave no output, or one of them cannot exist.</exception>
    public static Figure Follow(int steps, int pixels, params IReadOnlyList<WindowLayer> layers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, layers.Count);
        var field = ReceptiveField.Of(layers);
        var rows = Seen(Widths(pixels, layers), layers);
        var figure = new Figure().WithoutAxes();
        figure.Panel.Y.Reversed = true;
        var below = ReceptiveField.OfPixel;
        for (var level = 0; level < rows.Count; level++)
        {
            below = level == 0 ? below : below.Through(layers[level - 1]);
            var cells = new double[1, rows[level].Length];
            if (level >= layers.Count - steps)
            {
                Buffer.BlockCopy(rows[level], 0, cells, 0, rows[level].Length * sizeof(double));
            }

            figure.With(new HeatmapTrace(cells, ColorScale.Blues, 0, 1.6)
            {
                X0 = (below.Size - 1) / 2.0,
                Dx = below.Jump,
                Y0 = layers.Count - level,
                Dy = RowHeight,
                HasSquareCells = false,
                HasCellLines = true,
                HasColorBar = false,
            }).Note((pixels - 1) / 2.0, layers.Count - level - 0.5, Name(level, layers));
        }

        var reached = layers.Count - steps;
        return figure
            .WithTitle(reached == 0 ? $"One output sees {field.Size} pixels" : steps == 0 ? "One output" : $"One output sees {rows[reached].Sum()} cells of layer {reached}")
            .WithYAxis(min: -0.75, max: layers.Count + RowHeight / 2)
            .WithSize(480, 54 * rows.Count);
    }

    private static string Name(int level, IReadOnlyList<WindowLayer> layers)
    {
        if (level == 0)
        {
            return "picture";
        }

        var layer = layers[level - 1];
        return $"layer {level}: kernel {layer.Kernel}" + (layer.Stride > 1 ? $", stride {layer.Stride}" : "") + (layer.Dilation > 1 ? $", dilation {layer.Dilation}" : "");
    }

    private static List<long> Widths(int pixels, IReadOnlyList<WindowLayer> layers)
    {
        var widths = new List<long> { pixels };
        foreach (var layer in layers)
        {
            if (layer.Span > widths[^1])
            {
                throw new ArgumentException($"A window of {layer.Span} does not fit into the {widths[^1]} cells that layer {widths.Count} gets: start with more pixels.", nameof(pixels));
            }

            widths.Add((widths[^1] - layer.Span) / layer.Stride + 1);
        }

        return widths;
    }

    /// <summary>For each level 1 where the middle output of the last one looks, else 0.</summary>
    private static List<double[]> Seen(List<long> widths, IReadOnlyList<WindowLayer> layers)
    {
        var rows = widths.Select(width => new double[width]).ToList();
        rows[^1][rows[^1].Length / 2] = 1;
        for (var level = layers.Count; level > 0; level--)
        {
            var layer = layers[level - 1];
            foreach (var (output, _) in rows[level].Index().Where(cell => cell.Item > 0))
            {
                for (var tap = 0L; tap < layer.Kernel; tap++)
                {
                    rows[level - 1][output * layer.Stride + tap * layer.Dilation] = 1;
                }
            }
        }

        return rows;
    }
}
