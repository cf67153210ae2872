using System.Globalization;

namespace Torchbook.Data;

/// <summary>One way to write a character: strokes made of lines and curves, in the units of <c>datasets/glyphs.json</c>.</summary>
/// <param name="Segments">The pieces in the order of writing.</param>
internal sealed record StrokePath(IReadOnlyList<StrokePath.Segment> Segments)
{
    /// <summary>A piece of a stroke: its points after the first (one for a line, two or three for a curve, one alone to start a stroke).</summary>
    public readonly record struct Segment(bool StartsStroke, (double X, double Y)[] Points);

    /// <summary>Reads a path such as <c>M 10 24 L 35 0 C 40 0 50 10 50 20</c>.</summary>
    /// <exception cref="InvalidDataException">The text is no such path.</exception>
    public static StrokePath Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var segments = new List<Segment>();
        for (var i = 0; i < words.Length;)
        {
            var count = words[i] switch { "M" or "L" => 1, "Q" => 2, "C" => 3, _ => throw Wrong(text, words[i]) };
            if (i + 2 * count >= words.Length || (segments.Count == 0 && words[i] != "M"))
                throw Wrong(text, words[i]);
            var points = new (double, double)[count];
            for (var p = 0; p < count; p++)
                points[p] = (Number(text, words[i + 1 + 2 * p]), Number(text, words[i + 2 + 2 * p]));
            segments.Add(new Segment(words[i] == "M", points));
            i += 1 + 2 * count;
        }
        return new StrokePath(segments);
    }

    /// <summary>Every point of the path, control points included.</summary>
    public IEnumerable<(double X, double Y)> Points => Segments.SelectMany(segment => segment.Points);

    private static double Number(string text, string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(text, word);

    private static InvalidDataException Wrong(string text, string word) => new($"\"{text}\" is no stroke path: stopped at \"{word}\".");
}
