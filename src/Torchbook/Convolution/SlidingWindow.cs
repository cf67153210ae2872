using Torchbook.Charts;

namespace Torchbook.Convolution;

/// <summary>
/// A kernel on its way over a small image, one figure for each place: what is under the window, what it is multiplied with, and the
/// output as far as it is computed. Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
public sealed class SlidingWindow
{
    private const double Gap = 1.2;
    private readonly double[,] _image;
    private readonly double[,] _kernel;
    private readonly int _stride;
    private readonly int _padding;
    private readonly int _dilation;

    /// <param name="image"><c>[H, W]</c>, few enough pixels to read.</param>
    /// <param name="kernel"><c>[KH, KW]</c>; not flipped.</param>
    /// <param name="stride">Pixels that the window moves.</param>
    /// <param name="padding">Rows and columns of zeros on every side.</param>
    /// <param name="dilation">Pixels from one tap of the kernel to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">Stride or dilation is below 1, or the padding negative.</exception>
    /// <exception cref="ArgumentException">The kernel does not fit into the padded image.</exception>
    public SlidingWindow(double[,] image, double[,] kernel, int stride = 1, int padding = 0, int dilation = 1)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentOutOfRangeException.ThrowIfLessThan(dilation, 1);
        var span = ((kernel.GetLength(0) - 1) * dilation + 1, (kernel.GetLength(1) - 1) * dilation + 1);
        var shape = new ConvolutionShape(1, 1, image.GetLength(0), image.GetLength(1), 1, span.Item1, span.Item2, stride, padding);
        (_image, _kernel, _stride, _padding, _dilation) = (Padded(image, padding), kernel, stride, padding, dilation);
        Output = new double[shape.OutputHeight, shape.OutputWidth];
        for (var place = 0; place < Output.Length; place++)
        {
            var (row, column) = Math.DivRem(place, Output.GetLength(1));
            Output[row, column] = Taps(place).Sum(tap => tap.Pixel * tap.Weight);
        }
    }

    /// <summary>How many places the window has.</summary>
    public int Places => Output.Length;

    /// <summary><c>[OH, OW]</c>: the sum of products at every place.</summary>
    public double[,] Output { get; }

    /// <summary>The window at every place, in reading order.</summary>
    public IEnumerable<Figure> Frames() => Enumerable.Range(0, Places).Select(Frame);

    /// <summary>The window at one place, the outputs up to there, and the sum in words.</summary>
    /// <param name="place">0 up to <see cref="Places"/> − 1, in reading order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public Figure Frame(int place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, Places);
        var (row, column) = Math.DivRem(place, Output.GetLength(1));
        var kernelX = _image.GetLength(1) + Gap;
        var outputX = kernelX + _kernel.GetLength(1) + Gap;
        var largest = Math.Max(1e-9, Output.Cast<double>().Max(Math.Abs));
        var brightest = Math.Max(1e-9, _image.Cast<double>().Max());
        var figure = new Figure()
            .Grid(_image, title: _padding > 0 ? "image in its padding" : "image", min: 0, max: 2 * brightest)
            .Grid(_kernel, kernelX, Middle(_kernel), "kernel", ColorScale.Diverging)
            .Grid(UpTo(place), outputX, Middle(Output), "output", ColorScale.Diverging, -largest, largest);
        if (_padding > 0)
        {
            figure.Rectangle(_padding - 0.5, _padding - 0.5, _image.GetLength(1) - _padding - 0.5, _image.GetLength(0) - _padding - 0.5, Palette.Series(0));
        }

        foreach (var tap in Taps(place))
        {
            figure.Rectangle(tap.Column - 0.5, tap.Row - 0.5, tap.Column + 0.5, tap.Row + 0.5, Palette.Series(1), 0.25);
        }

        var outputY = Middle(Output) + row;
        return figure
            .Rectangle(outputX + column - 0.5, outputY - 0.5, outputX + column + 0.5, outputY + 0.5, Palette.Series(1))
            .WithTitle($"Row {row}, column {column}: the window sums to {Text(Output[row, column])}")
            .WithSubtitle(Sum(place))
            .WithSize(520);
    }

    private IEnumerable<(int Row, int Column, double Pixel, double Weight)> Taps(int place)
    {
        var (row, column) = Math.DivRem(place, Output.GetLength(1));
        for (var i = 0; i < _kernel.Length; i++)
        {
            var (down, right) = Math.DivRem(i, _kernel.GetLength(1));
            var (y, x) = (row * _stride + down * _dilation, column * _stride + right * _dilation);
            yield return (y, x, _image[y, x], _kernel[down, right]);
        }
    }

    /// <summary>The products that are not zero, such as <c>3·1 + 2·(−1) = 1</c>.</summary>
    private string Sum(int place)
    {
        var products = Taps(place).Where(t => t.Pixel * t.Weight != 0).Select(t => $"{Text(t.Pixel)}·{(t.Weight < 0 ? $"({Text(t.Weight)})" : Text(t.Weight))}").ToList();
        return products.Count == 0 ? "every product is 0" : $"{string.Join(" + ", products)} = {Text(Taps(place).Sum(t => t.Pixel * t.Weight))}";
    }

    private static string Text(double number) => number.ToString("0.##;−0.##", System.Globalization.CultureInfo.InvariantCulture);

    private double[,] UpTo(int place)
    {
        var known = (double[,])Output.Clone();
        for (var later = place + 1; later < Places; later++)
        {
            known[later / known.GetLength(1), later % known.GetLength(1)] = double.NaN;
        }

        return known;
    }

    private double Middle(double[,] grid) => (_image.GetLength(0) - grid.GetLength(0)) / 2.0;

    private static double[,] Padded(double[,] image, int padding)
    {
        var padded = new double[image.GetLength(0) + 2 * padding, image.GetLength(1) + 2 * padding];
        for (var i = 0; i < image.Length; i++)
        {
            var (row, column) = Math.DivRem(i, image.GetLength(1));
            padded[row + padding, column + padding] = image[row, column];
        }

        return padded;
    }
}
