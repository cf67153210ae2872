using System.Globalization;
using System.Numerics;
using System.Text;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>A function or class that a pickle may name, and what it makes of its arguments.</summary>
internal sealed record PickleFunction(string Name, Func<object?[], object?> Call);

/// <summary>The class of a storage; without an element type for one of plain bytes.</summary>
internal sealed record PickleStorageClass(ScalarType? Type);

/// <summary>The names that a checkpoint may use: containers, and what rebuilds tensors. Everything else is refused by its name.</summary>
internal static class PickleNames
{
    private static readonly Dictionary<string, object> known = Known();

    /// <exception cref="InvalidDataException">The name is not one of those.</exception>
    public static object Find(string module, string name) => known.TryGetValue($"{module}.{name}", out var found) ? found : throw Refusal($"{module}.{name}");

    /// <summary>The error for what only Python could build.</summary>
    public static InvalidDataException Refusal(string what) => new(
        $"it holds {Short(what)}, which could run code and is not built here. Texts, numbers, lists, dictionaries and tensors are read: save the state alone, as in torch.save(model.state_dict(), path)");

    /// <summary>The text under which a dictionary's key is found: numbers and texts, as in an optimizer's state.</summary>
    public static string Key(object? key) => key switch
    {
        string text => text,
        long or double or bool or BigInteger => Convert.ToString(key, CultureInfo.InvariantCulture)!,
        null => "None",
        _ => throw new InvalidDataException("a dictionary's key is neither a text nor a number"),
    };

    private static Dictionary<string, object> Known()
    {
        PickleFunction[] functions =
        [
            new("collections.OrderedDict", Dictionary),
            new("collections.Counter", Dictionary),
            new("torch.Size", a => a is [object?[] sizes] ? sizes : throw Arguments("torch.Size")),
            new("torch.device", a => a switch { [string type] => type, [string type, long index] => $"{type}:{index}", _ => throw Arguments("torch.device") }),
            new("builtins.set", List),
            new("__builtin__.set", List),
            new("builtins.complex", Complex),
            new("__builtin__.complex", Complex),
            new("_codecs.encode", a => a is [string text, ..] ? Encoding.Latin1.GetBytes(text) : throw Arguments("_codecs.encode")),
            new("torch._utils._rebuild_tensor", PickleTensors.Rebuild),
            new("torch._utils._rebuild_tensor_v2", PickleTensors.Rebuild),
            new("torch._utils._rebuild_tensor_v3", PickleTensors.RebuildTyped),
            new("torch._utils._rebuild_parameter", PickleTensors.Parameter),
            new("torch._utils._rebuild_parameter_with_state", PickleTensors.Parameter),
        ];
        var names = functions.ToDictionary(f => f.Name, object (f) => f);
        foreach (var (name, storage, type) in TorchTypes.All)
        {
            names.Add($"torch.{name}", type);
            names.Add($"torch.{storage}", new PickleStorageClass(type));
        }

        names.Add("torch.storage.UntypedStorage", new PickleStorageClass(null));
        names.Add("torch.UntypedStorage", new PickleStorageClass(null));
        return names;
    }

    public static InvalidDataException Arguments(string function) => new($"its description of the contents is damaged: {function} is given arguments that it does not take");

    // A dictionary is filled later, or given as a list of pairs or as another dictionary.
    private static OrderedDictionary<string, object?> Dictionary(object?[] arguments)
    {
        var result = new OrderedDictionary<string, object?>();
        switch (arguments)
        {
            case []:
                break;
            case [OrderedDictionary<string, object?> other]:
                foreach (var (key, value) in other)
                {
                    result[key] = value;
                }

                break;
            case [List<object?> pairs]:
                foreach (var pair in pairs)
                {
                    var (key, value) = pair switch { object?[] { Length: 2 } p => (p[0], p[1]), List<object?> { Count: 2 } p => (p[0], p[1]), _ => throw Arguments("OrderedDict") };
                    result[Key(key)] = value;
                }

                break;
            default:
                throw Arguments("OrderedDict");
        }

        return result;
    }

    private static List<object?> List(object?[] arguments) => arguments switch
    {
        [] => [],
        [List<object?> values] => [.. values],
        [object?[] values] => [.. values],
        _ => throw Arguments("set"),
    };

    private static object Complex(object?[] arguments) => arguments is [double real, double imaginary] ? new Complex(real, imaginary) : throw Arguments("complex");

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
