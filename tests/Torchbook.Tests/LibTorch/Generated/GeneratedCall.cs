using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>One call of a generated member with arguments of its own.</summary>
internal sealed class GeneratedCall
{
    private readonly object?[] values;

    public GeneratedCall(GeneratedMember member, Style style, int seed)
    {
        Member = member;
        Style = style;
        // The arguments depend on the member's own name alone, so that members may come and go without changing the others' arguments.
        Seed = (int)((Hash(member + "/" + style.Name) + (uint)seed) & 0x7fffffff);
        values = new ArgumentDraw(member, style, new Random(Seed)).Draw();
    }

    public GeneratedMember Member { get; }

    public Style Style { get; }

    /// <summary>Of the arguments, and of libtorch's default generator when the member is called.</summary>
    public int Seed { get; }

    /// <summary>The inputs with what was drawn for them; what is left out has TorchSharp's default.</summary>
    public IEnumerable<(Input Input, object? Value)> Arguments => Member.Inputs.Select((input, k) => (input, values[k]));

    /// <summary>The elements of the tensors that were drawn.</summary>
    public string Values => string.Join(" ", values.SelectMany(v => v is TensorDraw t ? [t] : v as TensorDraw[] ?? []).SelectMany(t => t.Values).Select(v => v.ToString(CultureInfo.InvariantCulture)));

    public Outcome Run()
    {
        using var scope = NewDisposeScope();
        var parameters = Member.Method.GetParameters();
        var offset = Member.Facts.IsStatic ? 0 : 1;
        var arguments = values.Select((value, k) => k < offset ? ((TensorDraw)value!).Create() : Clr(value, parameters[k - offset])).ToArray();
        manual_seed(Seed);
        try
        {
            var result = Member.Invoke(arguments);
            IEnumerable<Tensor> outputs = result switch
            {
                bool flag => [tensor(flag)],
                long number => [tensor(number)],
                double number => [tensor(number)],
                Tensor one => [one],
                IEnumerable<Tensor> several => several,
                ITuple tuple => Enumerable.Range(0, tuple.Length).Select(k => (Tensor)tuple[k]!),
                _ => throw new InvalidOperationException($"{Member} returned {result ?? "null"}."),
            };
            var all = outputs.ToList();
            // An operator in place returns the very tensor it changed.
            if (Member.IsInPlace) Assert.Same(arguments[0], result);
            return new Outcome([.. all.Where(t => t is not null).Select(t => Outcome.Plain(t).MoveToOuterDisposeScope())], null);
        }
        catch (Exception error)
        {
            return new Outcome([], error);
        }
    }

    public override string ToString() => $"{Member} [{Style.Name}] ({string.Join("; ", Arguments.Select(a => a.Input.Name + "=" + Text(a.Value)))})";

    private static string Text(object? value) => value switch
    {
        null => "null",
        Array list => "[" + string.Join(", ", list.Cast<object>()) + "]",
        _ => value.ToString()!,
    };

    private static object? Clr(object? value, System.Reflection.ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return value switch
        {
            LeftOut => parameter.RawDefaultValue is { } given ? type.IsEnum ? Enum.ToObject(type, given) : Convert.ChangeType(given, type, null) : null,
            TensorDraw tensor => tensor.Create(),
            TensorDraw[] tensors => tensors.Select(t => t.Create()).ToArray(),
            DataDraw data => data.ToObject(type),
            GeneratorDraw generator => new Generator((ulong)generator.Seed),
            long number when type == typeof(Scalar) => (Scalar)number,
            double number when type == typeof(Scalar) => (Scalar)number,
            bool flag when type == typeof(Scalar) => (Scalar)flag,
            Complex number when type == typeof(Scalar) => (Scalar)number,
            long[] list when type == typeof((long, long)[]) => new[] { (list[0], list[1]) },
            long[] list when type == typeof((long, long)) => (list[0], list[1]),
            long[] list when type == typeof((long, long, long)) => (list[0], list[1], list[2]),
            long[] list when type == typeof((long, long, long, long)) => (list[0], list[1], list[2], list[3]),
            double[] list when type == typeof((double, double)) => (list[0], list[1]),
            double[] list when type == typeof((double, double, double)) => (list[0], list[1], list[2]),
            long[] list when type == typeof(Size) => new Size(list),
            long[] list when type == typeof(int[]) => list.Select(n => (int)n).ToArray(),
            string text when type == typeof(char) => text[0],
            long or double => Convert.ChangeType(value, type, null),
            _ => value,
        };
    }

    public static uint Hash(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);
}
