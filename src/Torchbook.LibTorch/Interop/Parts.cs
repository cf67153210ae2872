using System.Numerics;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.LibTorch;

/// <summary>What libtorch returned, as C# objects: Tensor, long, double, bool, Complex, string, Device, null, <c>long[]</c> for a list of
/// whole numbers, <c>object[]</c> for a tuple and <c>List&lt;object&gt;</c> for any other list.</summary>
internal static unsafe class Parts
{
    /// <summary>Takes over the value and frees what the shim allocated for it.</summary>
    public static object Take(in NativeValue value) => value.Tag switch
    {
        NativeTag.Tensor => Tensor.Adopt(value),
        NativeTag.Int => value.Integer,
        NativeTag.Double => value.Double,
        NativeTag.Bool => value.Integer != 0,
        NativeTag.Complex => new Complex(value.Real, value.Imaginary),
        NativeTag.Device => new Device((DeviceType)value.Count, (int)value.Integer),
        NativeTag.String => Text(value),
        NativeTag.Ints => Integers(value),
        NativeTag.Tuple => Elements(value),
        NativeTag.List => new List<object>(Elements(value)),
        NativeTag.Other => new Foreign(Text(value)),
        _ => null,
    };

    public static string Describe(object value) => value switch
    {
        Foreign foreign => $"a {foreign.Kind}",
        string => "a text",
        _ => $"a {value.GetType().Name}",
    };

    private static string Text(in NativeValue value)
    {
        var text = Encoding.UTF8.GetString((byte*)value.Pointer, value.Count);
        Shim.tb_free(value.Pointer);
        return text;
    }

    private static long[] Integers(in NativeValue value)
    {
        var numbers = new ReadOnlySpan<long>(value.Pointer, value.Count).ToArray();
        Shim.tb_free(value.Pointer);
        return numbers;
    }

    private static object[] Elements(in NativeValue value)
    {
        var items = new object[value.Count];
        for (var k = 0; k < items.Length; k++)
        {
            items[k] = Take(((NativeValue*)value.Pointer)[k]);
        }

        Shim.tb_free(value.Pointer);
        return items;
    }

    /// <summary>A value of a kind that has no form here, such as a dictionary.</summary>
    private sealed record Foreign(string Kind);
}
