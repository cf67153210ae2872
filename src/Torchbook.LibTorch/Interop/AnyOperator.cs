using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Torchbook.LibTorch;

/// <summary>Any operator of libtorch with arguments that are known only now.</summary>
internal static unsafe class AnyOperator
{
    private const int MostResults = 64;
    private static readonly ConcurrentDictionary<(string Name, string Overload, string Arguments), Operator> Bound = new();

    /// <exception cref="ArgumentException">There is no such operator or overload, or an argument does not fit; the message says what there is.</exception>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">What libtorch said.</exception>
    public static object Call(string name, string overload, object[] arguments)
    {
        var schema = Find(name, overload);
        var given = Assign(schema, arguments);
        using var conversion = new OperatorArguments();
        var values = new NativeValue[given.Count];
        for (var k = 0; k < values.Length; k++)
        {
            values[k] = conversion.Convert(given[k].Argument, given[k].Value);
        }

        var results = stackalloc NativeValue[MostResults];
        int count;
        fixed (NativeValue* start = values)
        {
            count = Bound.GetOrAdd((name, overload, string.Join(',', given.Select(g => g.Argument.Name))), key => new(key.Name, key.Overload, key.Arguments)).CallAll(start, results, MostResults);
        }

        GC.KeepAlive(arguments);
        var taken = new object[count];
        for (var k = 0; k < count; k++)
        {
            taken[k] = Parts.Take(results[k]);
        }

        return count switch { 0 => null, 1 => taken[0], _ => taken };
    }

    private static OperatorSchema Find(string name, string overload)
    {
        var overloads = OperatorSchema.Overloads(name).ToList();
        if (overloads.Count == 0)
        {
            throw new ArgumentException($"libtorch {Shim.Version} has no operator {name}. Names like it: {string.Join(", ", OperatorSchema.Near(name))}.", nameof(name));
        }

        return overloads.Find(o => o.Overload == overload)
            ?? throw new ArgumentException($"{name} has no overload \"{overload}\"; it has {string.Join("; ", overloads.Select(o => $"\"{o.Overload}\": {o.Text}"))}.", nameof(overload));
    }

    // Values in order, then pairs of name and value.
    private static List<(OperatorSchema.Argument Argument, object Value)> Assign(OperatorSchema schema, object[] values)
    {
        var given = new List<(OperatorSchema.Argument Argument, object Value)>();
        foreach (var value in values)
        {
            if (value is ITuple { Length: 2 } named && named[0] is string name)
            {
                var argument = schema.Arguments.FirstOrDefault(a => a.Name == name)
                    ?? throw new ArgumentException($"There is no argument '{name}' in {schema.Text}.", name);
                given.Add(given.Exists(g => g.Argument == argument) ? throw new ArgumentException($"The argument '{argument.Name}' is given twice.", argument.Name) : (argument, named[1]));
            }
            else
            {
                given.Add(given.Count < schema.Arguments.Count ? (schema.Arguments[given.Count], value) : throw new ArgumentException($"{values.Length} arguments are given to {schema.Text}.", nameof(values)));
            }
        }

        var missing = schema.Arguments.Where(a => !a.IsOptional && !given.Exists(g => g.Argument == a)).Select(a => $"'{a.Name}' ({a.Type})").ToList();
        return missing.Count == 0 ? given : throw new ArgumentException($"{schema.Name} needs {string.Join(", ", missing)}: {schema.Text}.", nameof(values));
    }
}
