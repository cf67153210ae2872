using Torchbook.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Convolution;

/// <summary>
/// A page of meaningless words in Glyphs' print hand, laid askew: a text image whose rotation its spectrum gives away. The same on every
/// machine. Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
public static class TextPage
{
    private const int LetterSize = GlyphPixels.Size / 2;
    private const int LineHeight = 18;
    private const int LetterGap = 2;
    private const int WordGap = 7;

    /// <summary>Writes a page and turns it.</summary>
    /// <param name="size">Rows and columns in pixels, at least 32.</param>
    /// <param name="degrees">How far the lines climb to the right: counterclockwise.</param>
    /// <param name="seed">Another seed gives other words.</param>
    /// <returns><c>[size, size]</c>, float32: 0 is paper, 1 full ink. Text reaches beyond all four edges.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page is too small.</exception>
    public static Tensor Write(int size, double degrees = 0, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 32);

        // Turned by any angle, a sheet half as large again covers the page.
        var sheet = Sheet(3 * size / 2, seed);
        var middle = (sheet.GetLength(0) - 1) / 2.0;
        var (sin, cos) = Math.SinCos(Math.PI / 180 * degrees);
        var page = new float[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var (right, down) = (column - (size - 1) / 2.0, row - (size - 1) / 2.0);
                page[row, column] = (float)Interpolation.Bilinear(sheet, middle + right * sin + down * cos, middle + right * cos - down * sin);
            }
        }

        return tensor(page);
    }

    private static double[,] Sheet(int size, int seed)
    {
        var letters = Letters();
        var random = new Random(seed);
        var sheet = new double[size, size];
        for (var top = 0; top + LetterSize <= size; top += LineHeight)
        {
            var left = -random.Next(LetterSize);
            while (left < size)
            {
                for (var rest = random.Next(2, 9); rest > 0; rest--)
                {
                    var letter = letters[random.Next(letters.Length)];
                    Stamp(sheet, letter, top, left);
                    left += letter.GetLength(1) + LetterGap;
                }

                left += WordGap - LetterGap;
            }
        }

        return sheet;
    }

    /// <summary>The alphabet at half size, each pixel the mean of four, and each letter as wide as its ink.</summary>
    private static double[][,] Letters()
    {
        var alphabet = GlyphAlphabet.Lower;
        var written = GlyphPixels.Write(alphabet, alphabet.ClassNames.Count, 1, GlyphStyle.Print).Pixels;
        return [.. Enumerable.Range(0, alphabet.ClassNames.Count).Select(letter =>
        {
            var small = new double[LetterSize, LetterSize];
            for (var i = 0; i < GlyphPixels.Size * GlyphPixels.Size; i++)
            {
                var (row, column) = Math.DivRem(i, GlyphPixels.Size);
                small[row / 2, column / 2] += written[letter * GlyphPixels.Size * GlyphPixels.Size + i] / (4 * 255.0);
            }

            return InkOnly(small);
        })];
    }

    private static double[,] InkOnly(double[,] letter)
    {
        int[] inked = [.. Enumerable.Range(0, LetterSize).Where(column => Enumerable.Range(0, LetterSize).Any(row => letter[row, column] > 0.05))];
        var narrow = new double[LetterSize, inked[^1] - inked[0] + 1];
        for (var i = 0; i < narrow.Length; i++)
        {
            var (row, column) = Math.DivRem(i, narrow.GetLength(1));
            narrow[row, column] = letter[row, inked[0] + column];
        }

        return narrow;
    }

    private static void Stamp(double[,] sheet, double[,] letter, int top, int left)
    {
        for (var row = 0; row < LetterSize; row++)
        {
            for (var column = Math.Max(0, -left); column < letter.GetLength(1) && left + column < sheet.GetLength(1); column++)
            {
                sheet[top + row, left + column] = Math.Max(sheet[top + row, left + column], letter[row, column]);
            }
        }
    }
}
