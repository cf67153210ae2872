using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.LibTorch;

/// <summary>C# objects as an operator's schema wants them. Lists and texts are pinned until disposed.</summary>
internal sealed unsafe class OperatorArguments : IDisposable
{
    private readonly List<GCHandle> pins = [];

    /// <summary>One argument.</summary>
    /// <exception cref="ArgumentException">The value is of another kind; the message names the argument and the kind.</exception>
    public NativeValue Convert(OperatorSchema.Argument argument, object value)
    {
        if (value is null && (argument.IsOptional || argument.Type.EndsWith('?')))
        {
            return default;
        }

        return Convert(argument.Type.TrimEnd('?'), value) ?? throw new ArgumentException($"The argument '{argument.Name}' takes {argument.Type}, and was given {Describe(value)}.", argument.Name);
    }

    public void Dispose() => pins.ForEach(p => p.Free());

    // Null where the value is not of that type.
    private NativeValue? Convert(string type, object value)
    {
        if (type.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket)
        {
            // A fixed length, as in int[2], allows one number for all.
            return value is IEnumerable and not string ? List(type[..bracket].TrimEnd('?'), [.. ((IEnumerable)value).Cast<object>()])
                : type[bracket + 1] == ']' || value is null ? null
                : List(type[..bracket], [.. Enumerable.Repeat(value, int.Parse(type[(bracket + 1)..^1], CultureInfo.InvariantCulture))]);
        }

        return (type, value) switch
        {
            ("Tensor", Tensor tensor) => NativeValue.From(tensor),
            ("int" or "SymInt" or "ScalarType" or "Layout" or "MemoryFormat", _) when Integer(value) is { } number => NativeValue.From(number),
            ("float", _) when Number(value) is { } number => NativeValue.From(number),
            ("bool", bool flag) => NativeValue.From(flag),
            ("Scalar", Scalar scalar) => NativeValue.From(scalar),
            ("Scalar", bool flag) => NativeValue.From(flag),
            ("Scalar", Complex number) => NativeValue.From(number),
            ("Scalar", _) when Integer(value) is { } number => NativeValue.From(number),
            ("Scalar", _) when Number(value) is { } number => NativeValue.From(number),
            ("str", string text) => Text(text),
            ("Device", Device device) => NativeValue.From(device),
            ("Device", string name) => NativeValue.From(new Device(name)),
            ("Generator", Generator generator) => NativeValue.From(generator),
            _ => null,
        };
    }

    private NativeValue? List(string type, object[] items)
    {
        switch (type)
        {
            case "Tensor" when items.All(i => i is null or Tensor):
                return NativeValue.List((nint*)Pin(NativeValue.Handles(items.Cast<Tensor>())), items.Length);
            case "int" or "SymInt" when items.All(i => Integer(i) is not null):
                return NativeValue.List((long*)Pin(items.Select(i => Integer(i).Value).ToArray()), items.Length);
            case "float" when items.All(i => Number(i) is not null):
                return NativeValue.List((double*)Pin(items.Select(i => Number(i).Value).ToArray()), items.Length);
            case "bool" when items.All(i => i is bool):
                return new() { Tag = NativeTag.Bools, Count = items.Length, Pointer = Pin(items.Select(i => (byte)((bool)i ? 1 : 0)).ToArray()) };
            default:
                return null;
        }
    }

    private NativeValue Text(string text)
    {
        var bytes = NativeValue.Utf8(text);
        return NativeValue.List((byte*)Pin(bytes), bytes.Length);
    }

    private void* Pin(Array array)
    {
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        pins.Add(pin);
        return (void*)pin.AddrOfPinnedObject();
    }

    private static long? Integer(object value) => value switch
    {
        long or int or short or sbyte or byte or uint or ushort => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
        Enum name => System.Convert.ToInt64(name, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static double? Number(object value) => value switch
    {
        double or float => System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
        Half half => (double)half,
        _ => value is Enum ? null : Integer(value),
    };

    private static string Describe(object value) => value switch
    {
        null => "null",
        string text => $"the text \"{text}\"",
        IEnumerable and not Tensor => $"{value.GetType().Name} of {string.Join(", ", ((IEnumerable)value).Cast<object>().Take(4).Select(Describe))}",
        _ => value is IFormattable ? $"{value.GetType().Name} {value}" : value.GetType().Name,
    };
}
