using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.LibTorch;

/// <summary>Values between C# and TorchScript, in the forms that TorchSharp gives them: numbers come back as <see cref="Scalar"/>, a
/// tuple of two to five tensors or numbers as a C# tuple, a list or a longer tuple as an array.</summary>
internal static unsafe class ScriptValues
{
    /// <exception cref="NotImplementedException">TorchSharp has no way to pass such an argument.</exception>
    public static NativeValue[] From(object[] inputs) => Array.ConvertAll(inputs, From);

    /// <summary>Takes over what a call returned.</summary>
    /// <exception cref="NotImplementedException">It is neither tensor nor number nor made of those.</exception>
    public static object Take(in NativeValue value, string name) => Shape(Parts.Take(value), name);

    private static NativeValue From(object input) => input switch
    {
        null => default,
        Tensor tensor => NativeValue.From(tensor),
        Scalar scalar => NativeValue.From(scalar),
        float number => NativeValue.From((double)number),
        double number => NativeValue.From(number),
        bool flag => NativeValue.From(flag),
        int number => NativeValue.From((long)number),
        long number => NativeValue.From(number),
        _ => throw new NotImplementedException($"Passing arguments of type {input.GetType().Name} to TorchScript."),
    };

    private static object Shape(object taken, string name) => taken switch
    {
        null or Tensor => taken,
        long number => (Scalar)number,
        double number => (Scalar)number,
        bool flag => (Scalar)flag,
        System.Numerics.Complex number => (Scalar)number,
        long[] numbers => Array.ConvertAll(numbers, n => (Scalar)n),
        object[] tuple => Alike(Array.ConvertAll(tuple, t => Shape(t, name)), asTuple: true),
        List<object> list => Alike([.. list.Select(t => Shape(t, name))], asTuple: false),
        _ => throw new NotImplementedException($"{name} returns {Parts.Describe(taken)}: only tensors, numbers, and tuples and lists of them come back."),
    };

    private static object Alike(object[] items, bool asTuple)
    {
        if (items.Length > 0 && Array.TrueForAll(items, i => i is Scalar))
        {
            var numbers = Array.ConvertAll(items, i => (Scalar)i);
            return asTuple ? Tuple(numbers) : numbers;
        }

        if (Array.TrueForAll(items, i => i is Tensor))
        {
            var tensors = Array.ConvertAll(items, i => (Tensor)i);
            return asTuple ? Tuple(tensors) : tensors;
        }

        return items;
    }

    private static object Tuple<T>(T[] items) => items switch
    {
        [var a] => a,
        [var a, var b] => (a, b),
        [var a, var b, var c] => (a, b, c),
        [var a, var b, var c, var d] => (a, b, c, d),
        [var a, var b, var c, var d, var e] => (a, b, c, d, e),
        _ => items,
    };
}
