using System.Collections.Generic;
using System.Linq;

namespace Torchbook.LibTorch.Generator;

/// <summary>A wanted member together with the operator that does its work.</summary>
internal sealed class Binding
{
    // Parameters that no operator has: what they ask for is done to the result.
    private static readonly string[] Finishing = { "requires_grad", "names" };

    private Binding(Member member, Schema schema, Schema? outSchema, IReadOnlyList<KeyValuePair<string, Parameter?>> arguments)
    {
        Member = member;
        Schema = schema;
        OutSchema = outSchema;
        Arguments = arguments;
    }

    public Member Member { get; }
    public Schema Schema { get; }

    /// <summary>The variant that writes into the tensor the caller gives as <c>out</c>, for members that have such a parameter.</summary>
    public Schema? OutSchema { get; }

    /// <summary>Schema name and the parameter that fills it; null stands for the tensor the method is called on.</summary>
    public IReadOnlyList<KeyValuePair<string, Parameter?>> Arguments { get; }

    /// <summary>Whether the member makes a tensor from numbers alone, so that default element type and device apply.</summary>
    public bool Creates => Member.IsStatic && Schema.Arguments.All(a => a.Kind != "Tensor");

    /// <summary>Whether the result must be finished as the parameter of that name asks, because the operator does not know it.</summary>
    public bool Finishes(string name) => Member.Parameters.Any(p => p.Name == name) && Arguments.All(a => a.Value?.Name != name);

    /// <summary>The operator changes its first argument, which the member returns.</summary>
    public bool IsInPlace => Schema.Arguments.FirstOrDefault()?.IsWritten == true;

    /// <summary>The one operator that takes exactly what the member offers, or null with the reason.</summary>
    public static Binding? Find(Member member, ILookup<string, Schema> schemas, out string reason) => Find(member, OperatorName(member), schemas, out reason);

    /// <summary>The operator that does the same in place: its name ends in an underscore.</summary>
    public static Binding? FindInPlace(Member member, ILookup<string, Schema> schemas, out string reason) => Find(member, OperatorName(member) + "_", schemas, out reason);

    private static Binding? Find(Member member, string name, ILookup<string, Schema> schemas, out string reason)
    {
        var candidates = schemas[name].Where(s => !s.WritesElsewhere).ToList();
        if (candidates.Count == 0)
        {
            reason = "libtorch has no operator " + name;
            return null;
        }
        var fits = candidates.Select(s => Fit(member, s, schemas[name])).Where(f => f.Binding is not null).OrderByDescending(f => f.Score).ToList();
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
        if (space == "functional") return Aliases.OperatorOf(member.Name);
        if (space != "fft" && space != "linalg" && space != "special") return member.Name;
        return space + "_" + (space == "fft" ? member.Name.TrimEnd('_') : member.Name);
    }

    private static (Binding? Binding, int Score) Fit(Member member, Schema schema, IEnumerable<Schema> variants)
    {
        var free = schema.Arguments.ToList();
        var arguments = new List<KeyValuePair<string, Parameter?>>();
        var score = 0;
        if (!member.IsStatic)
        {
            var receiver = free.FirstOrDefault(a => a.Name == "self") ?? free.FirstOrDefault();
            if (receiver is null || receiver.IsList || receiver.Kind != "Tensor") return (null, 0);
            arguments.Add(new KeyValuePair<string, Parameter?>(receiver.Name, null));
            free.Remove(receiver);
        }
        foreach (var parameter in member.Parameters.Where(p => p.Name != "out" && p != member.InPlaceSwitch))
        {
            var argument = free.FirstOrDefault(a => a.Name == parameter.Name) ?? free.FirstOrDefault(a => Aliases.Of(parameter.Name).Contains(a.Name));
            if (argument is null && Finishing.Contains(parameter.Name)) continue;
            if (argument is null) return (null, 0);
            var fit = Marshalling.Fit(parameter.Type, argument);
            // What TorchSharp lets a caller leave out, the operator must be able to do without.
            if (fit == 0 || (parameter.Default == "null" && !argument.CanBeLeftOut)) return (null, 0);
            score += fit;
            arguments.Add(new KeyValuePair<string, Parameter?>(argument.Name, parameter));
            free.Remove(argument);
        }
        if (free.Any(a => !a.CanBeLeftOut) || !Returns.Match(member, schema)) return (null, 0);
        Schema? outSchema = null;
        if (member.Parameters.FirstOrDefault(p => p.Name == "out") is Parameter written)
        {
            outSchema = variants.FirstOrDefault(v => v.IsOutVariantOf(schema, arguments.Select(a => a.Key).ToList()));
            if (outSchema is null) return (null, 0);
            arguments.Add(new KeyValuePair<string, Parameter?>("out", written));
        }
        return (new Binding(member, schema, outSchema, arguments), score * 4 - free.Count);
    }
}
