using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>Draws the tensors of one call. A letter in a shape is a size, the same wherever it occurs in the call.</summary>
internal sealed partial class TensorDraws(Style style, Random random)
{
    private readonly Dictionary<char, long> sizes = [];
    private int count;

    /// <summary>The first tensor of the call.</summary>
    public TensorDraw? First { get; private set; }

    /// <summary>An index was out of range on purpose.</summary>
    public bool HasWrongIndex { get; private set; }

    public long Size(char letter) => sizes.TryGetValue(letter, out var size) ? size : sizes[letter] = style.IsEmpty && sizes.Count == 0 ? 0 : random.NextInt64(2, 5);

    /// <param name="spec">Such as <c>[m,n]int0..4</c>; null for the style's shape.</param>
    public TensorDraw Draw(string? spec)
    {
        var match = SpecPattern().Match(spec ?? "[=]");
        var type = ElementType(match.Groups["type"].Value);
        var shape = Shape(match.Groups["shape"].Value, spec is null);
        var values = Values(match.Groups["type"].Value, match.Groups["range"].Value, type, shape);
        var layout = Enum.TryParse<Layout>(match.Groups["type"].Value, true, out var wanted) ? wanted : style.IsTransposed && shape.Length > 1 ? Layout.Transposed : Layout.Plain;
        var tensor = new TensorDraw(shape, type, values, layout);
        First ??= tensor;
        count++;
        return tensor;
    }

    /// <param name="spec">Such as <c>[m,k]&amp;[k,n]</c>, or <c>[m,n]</c> for several of that shape.</param>
    public TensorDraw[] DrawSeveral(string? spec) =>
        [.. (spec is { } given && given.Contains('&') ? given.Split('&') : Enumerable.Repeat(spec ?? "[=]", random.Next(1, 4))).Select(Draw)];

    [GeneratedRegex(@"^\[(?<shape>[^\]]*)\](?<type>[a-z]*\d*?)(?<range>-?[\d.]+\.\.-?[\d.]+)?$")]
    private static partial Regex SpecPattern();

    private ScalarType ElementType(string type) => type switch
    {
        "int" or "index" => ScalarType.Int64,
        "short" => ScalarType.Int32,
        "bool" => ScalarType.Bool,
        "double" => ScalarType.Float64,
        "single" or "quantized" or "channels" => ScalarType.Float32,
        "float" or "positive" or "lower" or "sorted" => IsFloating ? style.Type : ScalarType.Float64,
        "complex" => style.Type == ScalarType.ComplexFloat32 ? style.Type : ScalarType.ComplexFloat64,
        "same" => First?.Type ?? style.Type,
        _ => style.IsMixed && count % 2 == 1 ? ScalarType.Int64 : style.Type,
    };

    private bool IsFloating => style.Type is ScalarType.Float32 or ScalarType.Float64 or ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    private long[] Shape(string spec, bool free)
    {
        if (spec.Length == 0) return [];
        if (spec != "=") return [.. spec.Split(',').Select(s => char.IsAsciiLetter(s[0]) ? Size(s[0]) : long.Parse(s, CultureInfo.InvariantCulture))];
        if (First is null) return [.. Enumerable.Range(0, style.Rank).Select(d => style.IsEmpty && d == 0 ? 0 : random.NextInt64(1, 5))];
        if (!style.IsBroadcast || !free) return First.Shape;
        var shape = First.Shape.Select(size => random.Next(3) == 0 ? 1 : size).ToArray();
        return shape[random.Next(shape.Length)..];
    }

    private Complex[] Values(string kind, string range, ScalarType type, long[] shape)
    {
        var (low, high) = range.Length > 0 ? Ends(range) : kind is "int" or "short" or "index" ? (0, 1) : type == ScalarType.Byte ? (0, 5) : (-3, 3);
        HasWrongIndex |= style.IsWrong && kind == "index";
        if (style.IsWrong && kind == "index") (low, high) = (1000, 1001);
        var isWhole = type is ScalarType.Byte or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;
        var isComplex = type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;
        double Next() => isWhole ? random.Next((int)low, (int)high + 1) : low + (high - low) * random.NextDouble();
        var values = new Complex[shape.Aggregate(1L, (a, b) => a * b)];
        for (var k = 0; k < values.Length; k++) values[k] = new(Next(), isComplex ? Next() : 0);
        return kind switch
        {
            "sorted" => [.. values.OrderBy(v => v.Real)],
            "positive" => Matrices.PositiveDefinite(values, (int)shape[^1]),
            "lower" => Matrices.LowerTriangle(values, (int)shape[^1]),
            _ => values,
        };
    }

    private static (double Low, double High) Ends(string range)
    {
        var ends = range.Split("..").Select(end => double.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return (ends[0], ends[1]);
    }
}
