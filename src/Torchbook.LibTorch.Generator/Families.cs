using System.Collections.Generic;
using System.Linq;

namespace Torchbook.LibTorch.Generator;

/// <summary>Members that come in rows of overloads, all of which forward to one written by hand.</summary>
internal static class Families
{
    private static readonly string[] Shaped = { "zeros", "ones", "empty", "full", "rand", "randn", "new_zeros", "new_ones", "new_empty", "new_full" };

    /// <summary>The body of a member of a family, or null.</summary>
    /// <param name="member">The member.</param>
    /// <param name="type">All members wanted of its type.</param>
    public static string? Body(Member member, IEnumerable<Member> type)
    {
        if (Shaped.Contains(member.Name)) return Dimensions(member) ?? Span(member);
        if ((member.Name == "tensor" || member.Name == "as_tensor") && member.IsStatic && member.DeclaringType == "TorchSharp.torch") return Data(member);
        if (IsFactory(member)) return $"new({SizeOverloads.Arguments(member, type)})";
        return member.DeclaringType.EndsWith(".functional") ? Functional(member, type) : null;
    }

    /// <summary>What stands above the signature: documentation, and that a name is obsolete.</summary>
    public static string Preamble(Member member)
    {
        if (IsFactory(member)) return $"/// <inheritdoc cref=\"{member.ReturnType}\"/>\n";
        return IsOldName(member) ? $"[System.Obsolete(\"PyTorch's name is {member.Name.ToLowerInvariant()}.\")]\n" : "";
    }

    /// <summary>The body of a pooling whose operator always returns the indices too, or null.</summary>
    public static string? ValuesOnly(Member member, IEnumerable<Member> type) =>
        type.Any(m => m.Name == member.Name + "_with_indices") ? $"WithoutIndices({member.Name}_with_indices({Names(member.Parameters)}))" : null;

    // nn.ReLU(…) makes a Modules.ReLU.
    private static bool IsFactory(Member member) => member.DeclaringType == "TorchSharp.torch.nn" && member.ReturnType == "TorchSharp.Modules." + member.Name;

    // Functions that TorchSharp once named as their modules.
    private static bool IsOldName(Member member) => member.DeclaringType.EndsWith(".functional") && char.IsUpper(member.Name[0]);

    private static string? Functional(Member member, IEnumerable<Member> type)
    {
        if (IsOldName(member)) return $"functional.{member.Name.ToLowerInvariant()}({Names(member.Parameters)})";
        return SizeOverloads.IsOne(member, type) ? $"{member.Name}({SizeOverloads.Arguments(member, type)})" : null;
    }

    private static string Names(IEnumerable<Parameter> parameters) => string.Join(", ", parameters.Select(p => Keywords.Escape(p.Name)));

    // zeros(rows, columns, …) is zeros([rows, columns], …).
    private static string? Dimensions(Member member)
    {
        var dims = member.Parameters.TakeWhile(p => (p.Type == "long" || p.Type == "int") && p.Default is null).Select(p => p.Name).ToList();
        if (dims.Count == 0) return null;
        return $"{member.Name}(new long[] {{ {string.Join(", ", dims)} }}, {Names(member.Parameters.Skip(dims.Count))})";
    }

    private static string? Span(Member member)
    {
        if (member.Parameters[0].Type != "System.ReadOnlySpan<long>") return null;
        return $"{member.Name}({member.Parameters[0].Name}.ToArray(), {string.Join(", ", member.Parameters.Skip(1).Select(p => p.Name))})";
    }

    // tensor(T[,] rawArray, …): the array's own shape; or the sizes given beside a flat array, list or memory; or a scalar, without shape.
    private static string Data(Member member)
    {
        var data = member.Parameters[0];
        var dims = member.Parameters.Skip(1).TakeWhile(p => p.Type == "long" && p.Default is null).Select(p => p.Name).ToList();
        var isArray = data.Type.EndsWith("]");
        var isList = data.Type.Contains("List<") || data.Type.StartsWith("System.Memory");
        var raw = isArray ? data.Name : isList ? $"System.Linq.Enumerable.ToArray({data.Name})" : $"new[] {{ {data.Name} }}";
        if (data.Type.StartsWith("System.Memory")) raw = data.Name + ".ToArray()";
        var shape = member.Parameters.Any(p => p.Name == "dimensions") ? "dimensions"
            : dims.Count > 0 ? $"new long[] {{ {string.Join(", ", dims)} }}"
            : isArray ? $"ShapeOf({data.Name})"
            : isList ? $"new long[] {{ {data.Name}.Count }}" : "System.ReadOnlySpan<long>.Empty";
        string Given(string name, string otherwise) => member.Parameters.Any(p => p.Name == name) ? name : otherwise;
        return $"FromArray({raw}, {shape}, {Given("dtype", "null")}, device, {Given("requires_grad", "false")}, {Given("names", "null")})";
    }
}
