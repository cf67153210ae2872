using System.Text.Json;

namespace Torchbook.Data;

/// <summary>A set of characters that Glyphs can write; each character is a class.</summary>
public sealed class GlyphAlphabet
{
    private static readonly Lazy<Dictionary<string, Dictionary<char, StrokePath[]>>> Skeletons = new(ReadSkeletons);

    private readonly StrokePath[][] ways;

    private GlyphAlphabet(string name, params string[] parts)
    {
        Name = name;
        var characters = parts.SelectMany(part => Skeletons.Value[part]).ToList();
        ClassNames = [.. characters.Select(character => character.Key.ToString())];
        ways = [.. characters.Select(character => character.Value)];
        var heights = ways.SelectMany(way => way).SelectMany(way => way.Segments).Select(segment => segment.Points[^1].Y).ToList();
        Top = heights.Min();
        Bottom = heights.Max();
    }

    /// <summary>0 to 9.</summary>
    public static GlyphAlphabet Digits { get; } = new("digits", "digits");

    /// <summary>a to z.</summary>
    public static GlyphAlphabet Lower { get; } = new("lower-case letters", "lower");

    /// <summary>A to Z.</summary>
    public static GlyphAlphabet Upper { get; } = new("capital letters", "upper");

    /// <summary>A to Z, then a to z. Some differ by size alone (S and s), as in real handwriting.</summary>
    public static GlyphAlphabet Letters { get; } = new("letters", "upper", "lower");

    /// <summary>All 62: digits, capitals, small letters.</summary>
    public static GlyphAlphabet All { get; } = new("digits and letters", "digits", "upper", "lower");

    /// <summary>What the characters are together.</summary>
    public string Name { get; }

    /// <summary>The characters; a label is an index into this list.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The heights between which all characters lie, in skeleton units.</summary>
    internal double Top { get; }

    internal double Bottom { get; }

    /// <summary>The ways to write one character.</summary>
    internal IReadOnlyList<StrokePath> WaysToWrite(int label) => ways[label];

    private static Dictionary<string, Dictionary<char, StrokePath[]>> ReadSkeletons()
    {
        using var stream = typeof(GlyphAlphabet).Assembly.GetManifestResourceStream("datasets/glyphs.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Object).ToDictionary(
            part => part.Name,
            part => part.Value.EnumerateObject().ToDictionary(
                character => character.Name[0],
                character => character.Value.EnumerateArray().Select(way => StrokePath.Parse(way.GetString()!)).ToArray()));
    }
}
