using TorchSharp;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>A number or an array of numbers of a C# element type, as the tensor constructors take them.</summary>
/// <param name="Values">Small whole numbers, row by row.</param>
/// <param name="Lengths">Of the array's dimensions; none for a single number.</param>
internal sealed record DataDraw(int[] Values, int[] Lengths, Type Element)
{
    private static readonly Dictionary<string, Type> Elements = new()
    {
        ["bool"] = typeof(bool),
        ["byte"] = typeof(byte),
        ["sbyte"] = typeof(sbyte),
        ["short"] = typeof(short),
        ["int"] = typeof(int),
        ["long"] = typeof(long),
        ["System.Half"] = typeof(Half),
        ["TorchSharp.BFloat16"] = typeof(BFloat16),
        ["float"] = typeof(float),
        ["double"] = typeof(double),
        ["(float, float)"] = typeof((float, float)),
        ["(float Real, float Imaginary)"] = typeof((float, float)),
        ["System.Numerics.Complex"] = typeof(System.Numerics.Complex),
    };

    /// <param name="type">Such as <c>float[,]</c> or <c>System.Memory&lt;byte&gt;</c>.</param>
    /// <returns>Null for a type that no number is.</returns>
    public static DataDraw? Draw(string type, Random random)
    {
        var rank = type.EndsWith(']') ? type.Length - type.IndexOf('[') - 1 : type.EndsWith('>') ? 1 : 0;
        var element = type.EndsWith('>') ? type[(type.IndexOf('<') + 1)..^1] : type.Split('[')[0];
        if (!Elements.TryGetValue(element, out var clr)) return null;
        var lengths = rank == 1 ? [6] : Enumerable.Range(0, rank).Select(_ => random.Next(1, 4)).ToArray();
        var values = Enumerable.Range(0, lengths.Aggregate(1, (a, b) => a * b)).Select(_ => random.Next(0, 6)).ToArray();
        return new(values, lengths, clr);
    }

    /// <summary>As the parameter's type wants it.</summary>
    public object ToObject(Type parameter)
    {
        if (Lengths.Length == 0) return Number(Values[0]);
        var array = Array.CreateInstance(Element, Lengths);
        for (var k = 0; k < Values.Length; k++) array.SetValue(Number(Values[k]), Position(k));
        return parameter.IsGenericType && parameter.GetGenericTypeDefinition() == typeof(Memory<>) ? Activator.CreateInstance(parameter, array)! : array;
    }

    /// <summary>The same as a tensor, made another way; the caller disposes it.</summary>
    public torch.Tensor Plain()
    {
        using var scope = torch.NewDisposeScope();
        var type = torch.ElementType(Element);
        var numbers = torch.from_array(Values.Select(v => new System.Numerics.Complex(v, -v)).ToArray());
        return (type is torch.ScalarType.ComplexFloat32 or torch.ScalarType.ComplexFloat64 ? numbers : torch.real(numbers)).to(type)
            .reshape(Lengths.Select(l => (long)l).ToArray()).MoveToOuterDisposeScope();
    }

    private int[] Position(int k)
    {
        var position = new int[Lengths.Length];
        for (var d = position.Length - 1; d >= 0; d--)
        {
            position[d] = k % Lengths[d];
            k /= Lengths[d];
        }

        return position;
    }

    private object Number(int value) => Element == typeof(Half) ? (Half)value
        : Element == typeof(BFloat16) ? (BFloat16)(float)value
        : Element == typeof(System.Numerics.Complex) ? new System.Numerics.Complex(value, -value)
        : Element == typeof((float, float)) ? ((float)value, (float)-value)
        : Convert.ChangeType(value, Element, null);
}
