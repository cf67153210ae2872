using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>Draws the arguments of one call: by the operator's rule, else by the argument's name, else by its type.</summary>
internal sealed class ArgumentDraw(GeneratedMember member, Style style, Random random)
{
    private readonly Rule rule = Rules.For(member) is { Count: > 0 } rules ? Choose(rules, random) : Rule.None;
    private readonly TensorDraws tensors = new(style, random);
    private bool hasWrongDimension;

    /// <summary>A value for each input; <see cref="LeftOut"/> where it is left out.</summary>
    public object?[] Draw()
    {
        var values = new object?[member.Inputs.Count];
        for (var k = 0; k < values.Length; k++) values[k] = Draw(member.Inputs[k], rule[member, k]);
        if (style.IsWrong && !tensors.HasWrongIndex && !hasWrongDimension)
        {
            var last = Array.FindLastIndex(values, v => v is TensorDraw);
            if (last >= 0) values[last] = tensors.Draw("[7,1,5]");
        }

        return values;
    }

    private object? Draw(Input input, string? own)
    {
        var must = own?.EndsWith('!') == true;
        if (input.Default is not null && !must && (input.Kind == InputKind.Names || random.NextDouble() >= style.Optional)) return LeftOut.Value;
        var spec = own?.TrimEnd('!') ?? Rules.ForName(input);
        if (spec == "~") return null;
        return input.Kind switch
        {
            InputKind.Tensor => tensors.Draw(spec),
            InputKind.Tensors => tensors.DrawSeveral(spec),
            InputKind.Scalar => ScalarOf(spec),
            InputKind.Integer => spec == "dim" ? Dimension() : Integer(spec ?? "1..2"),
            InputKind.Integers => Integers(input.Type, spec),
            InputKind.Number => Number(spec ?? "0.25..2"),
            InputKind.Numbers => spec is null ? [Number("0.25..2"), Number("0.25..2")] : spec.Trim('(', ')').Split(',').Select(Number).ToArray(),
            InputKind.Boolean => spec is null ? random.Next(2) == 1 : spec == "1",
            InputKind.Text => Choose((spec ?? "'which?'").Split('|'), random).Trim('\''),
            InputKind.Names => null,
            InputKind.ElementType => Enum.Parse<ScalarType>(Choose((spec ?? "@Float64|Float32|Int64")[1..].Split('|'), random)),
            InputKind.Device => CPU,
            InputKind.Generator => new GeneratorDraw(random.Next()),
            InputKind.Choice => Choose([.. Enum.GetValues(GeneratedMember.Types[input.Type]).Cast<object>()], random),
            _ => DataDraw.Draw(input.Type, random) ?? (input.Default is null ? null : (object)LeftOut.Value),
        };
    }

    private object ScalarOf(string? spec)
    {
        if (spec is not null) return spec.Contains('.', StringComparison.Ordinal) && !spec.Contains("..", StringComparison.Ordinal) ? Number(spec) : style.Type is ScalarType.Int64 or ScalarType.Int32 or ScalarType.Byte ? Integer(spec) : Number(spec);
        return style.Type switch
        {
            ScalarType.Int64 or ScalarType.Int32 or ScalarType.Byte => Integer("1..3"),
            ScalarType.Bool => random.Next(2) == 1,
            ScalarType.ComplexFloat64 when random.Next(2) == 0 => new System.Numerics.Complex(Number("-2..2"), Number("-2..2")),
            _ => Number("-2..2"),
        };
    }

    // Multiples of 1/8 are the same number as float and as double.
    private double Number(string spec)
    {
        var ends = spec.Split("..").Select(end => double.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return ends.Length == 1 ? ends[0] : random.NextInt64((long)(ends[0] * 8), (long)(ends[1] * 8) + 1) / 8.0;
    }

    private long Integer(string spec)
    {
        if (char.IsAsciiLetter(spec[0])) return tensors.Size(spec[0]);
        var ends = spec.Split("..").Select(end => (long)double.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return ends.Length == 1 ? ends[0] : random.NextInt64(ends[0], ends[1] + 1);
    }

    private long Dimension() => (hasWrongDimension |= style.IsWrong) ? Choose([7, -9], random)
        : tensors.First is not { Shape.Length: > 0 } first ? Choose([0, -1], random) : random.NextInt64(-first.Shape.Length, first.Shape.Length);

    private long[] Integers(string type, string? spec)
    {
        var fixedCount = type[0] == '(' ? type.Split(',').Length : (int?)null;
        if (spec is "dims" or "permutation")
        {
            var all = Enumerable.Range(0, Math.Max(tensors.First?.Shape.Length ?? 2, fixedCount ?? 0)).Select(d => (long)d).ToArray();
            random.Shuffle(all);
            if (hasWrongDimension |= style.IsWrong) all = [7, .. all];
            return [.. all.Take(fixedCount ?? (spec == "permutation" ? all.Length : random.Next(1, 3)))];
        }

        if (spec is not null) return spec == "()" ? [] : [.. spec.Trim('(', ')').Split(',').Select(Integer)];
        return [.. Enumerable.Range(0, fixedCount ?? random.Next(1, 3)).Select(_ => Integer("1..2"))];
    }

    private static T Choose<T>(IReadOnlyList<T> options, Random random) => options[random.Next(options.Count)];
}

/// <summary>Stands for an argument that is not given.</summary>
internal sealed class LeftOut
{
    public static readonly LeftOut Value = new();

    public override string ToString() => "left out";
}

/// <summary>A generator of random numbers with that seed.</summary>
internal sealed record GeneratorDraw(int Seed);
