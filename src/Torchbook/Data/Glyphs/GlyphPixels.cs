namespace Torchbook.Data;

/// <summary>Written characters as plain bytes.</summary>
/// <param name="Alphabet">What they are.</param>
/// <param name="Pixels">Gray levels of all pictures, <c>[N, 28, 28]</c> in row-major order: 0 is paper, 255 full ink.</param>
/// <param name="Labels">The class of each picture, <c>[N]</c>.</param>
public sealed record GlyphPixels(GlyphAlphabet Alphabet, byte[] Pixels, byte[] Labels)
{
    /// <summary>Width and height of a picture in pixels.</summary>
    public const int Size = GlyphWriter.Size;

    /// <summary>Writes pictures, as many as asked for; the same seed and style give the same pictures on every machine.</summary>
    /// <param name="alphabet">The classes.</param>
    /// <param name="count">How many pictures; classes take turns.</param>
    /// <param name="seed">Another seed gives other pictures.</param>
    /// <param name="style">How far they stray from their skeletons; default <see cref="GlyphStyle.Handwriting"/>.</param>
    public static GlyphPixels Write(GlyphAlphabet alphabet, int count, ulong seed, GlyphStyle? style = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var pixels = new byte[checked(count * Size * Size)];
        var labels = new byte[count];
        System.Threading.Tasks.Parallel.For(0, count, () => new GlyphWriter(alphabet, style ?? GlyphStyle.Handwriting, seed), (i, _, writer) =>
        {
            labels[i] = (byte)writer.LabelOf(i);
            writer.Write(i, pixels.AsSpan(i * Size * Size, Size * Size));
            return writer;
        }, _ => { });
        return new GlyphPixels(alphabet, pixels, labels);
    }
}
