using System.Collections.Generic;
using System.Linq;

namespace Torchbook.LibTorch.Generator;

/// <summary>A wanted member together with the operator that does its work.</summary>
internal sealed class Binding
{
    // TorchSharp's parameter names beside the names that libtorch's schemas use.
    private static readonly Dictionary<string, string[]> Aliases = new Dictionary<string, string[]>
    {
        ["input"] = new[] { "self" },
        ["x"] = new[] { "self" },
        ["tensor"] = new[] { "self", "other" },
        ["left"] = new[] { "self" },
        ["right"] = new[] { "other" },
        ["target"] = new[] { "other", "mat2", "vec", "tensor", "weight", "exponent" },
        ["y"] = new[] { "other" },
        ["vec2"] = new[] { "other" },
        ["source"] = new[] { "src" },
        ["scalar"] = new[] { "other" },
        ["type"] = new[] { "dtype" },
        ["dimension"] = new[] { "dim" },
        ["dimensions"] = new[] { "dim" },
        ["dims"] = new[] { "dim" },
        ["permutation"] = new[] { "dims" },
        ["shape"] = new[] { "size" },
        ["sizes"] = new[] { "size", "repeats", "split_size", "indices" },
        ["size"] = new[] { "split_size", "sections" },
        ["reps"] = new[] { "dims" },
        ["dim0"] = new[] { "axis0" },
        ["dim1"] = new[] { "axis1" },
        ["strides"] = new[] { "stride" },
        ["weights"] = new[] { "weight" },
        ["nonBlocking"] = new[] { "non_blocking" },
        ["isImplicit"] = new[] { "implicit" },
        ["nanEqual"] = new[] { "equal_nan" },
        ["outInt32"] = new[] { "out_int32" },
        ["storageOffset"] = new[] { "storage_offset" },
        ["indices"] = new[] { "tensor_indices_or_sections" },
        ["value"] = new[] { "source" },
        ["batch2"] = new[] { "mat2" },
        ["finish"] = new[] { "end" },
        ["norm_type"] = new[] { "p" },
    };

    public Binding(Member member, Schema schema, IReadOnlyList<KeyValuePair<string, Parameter?>> arguments)
    {
        Member = member;
        Schema = schema;
        Arguments = arguments;
    }

    public Member Member { get; }
    public Schema Schema { get; }

    /// <summary>Schema name and the parameter that fills it; null stands for the tensor the method is called on.</summary>
    public IReadOnlyList<KeyValuePair<string, Parameter?>> Arguments { get; }

    /// <summary>The one operator that takes exactly what the member offers, or null with the reason.</summary>
    public static Binding? Find(Member member, ILookup<string, Schema> schemas, out string reason)
    {
        var name = OperatorName(member);
        var candidates = schemas[name].ToList();
        if (candidates.Count == 0)
        {
            reason = "libtorch has no operator " + name;
            return null;
        }
        var fits = candidates.Select(s => Fit(member, s)).Where(f => f.Binding is not null).OrderByDescending(f => f.Score).ToList();
        if (fits.Count == 0)
        {
            reason = "no overload of " + name + " takes these arguments";
            return null;
        }
        if (fits.Count > 1 && fits[0].Score == fits[1].Score)
        {
            reason = "ambiguous between " + name + "." + fits[0].Binding!.Schema.Overload + " and ." + fits[1].Binding!.Schema.Overload;
            return null;
        }
        reason = "";
        return fits[0].Binding;
    }

    private static string OperatorName(Member member)
    {
        var space = member.DeclaringType.Substring(member.DeclaringType.LastIndexOf('.') + 1);
        if (space != "fft" && space != "linalg" && space != "special") return member.Name;
        return space + "_" + (space == "fft" ? member.Name.TrimEnd('_') : member.Name);
    }

    private static (Binding? Binding, int Score) Fit(Member member, Schema schema)
    {
        var free = schema.Arguments.ToList();
        var arguments = new List<KeyValuePair<string, Parameter?>>();
        var score = 0;
        if (!member.IsStatic)
        {
            if (free.Count == 0 || free[0].Name != "self" || free[0].IsList || free[0].Kind != "Tensor") return (null, 0);
            arguments.Add(new KeyValuePair<string, Parameter?>("self", null));
            free.RemoveAt(0);
        }
        foreach (var parameter in member.Parameters)
        {
            var argument = free.FirstOrDefault(a => a.Name == parameter.Name)
                ?? free.FirstOrDefault(a => Aliases.TryGetValue(parameter.Name, out var names) && names.Contains(a.Name));
            if (argument is null) return (null, 0);
            var fit = Marshalling.Fit(parameter.Type, argument);
            // What TorchSharp lets a caller leave out, the operator must be able to do without.
            if (fit == 0 || (parameter.Default == "null" && !argument.CanBeLeftOut)) return (null, 0);
            score += fit;
            arguments.Add(new KeyValuePair<string, Parameter?>(argument.Name, parameter));
            free.Remove(argument);
        }
        if (free.Any(a => !a.CanBeLeftOut) || !Returns.Match(member, schema)) return (null, 0);
        return (new Binding(member, schema, arguments), score * 4 - free.Count);
    }
}
