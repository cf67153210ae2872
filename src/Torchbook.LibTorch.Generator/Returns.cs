using System.Collections.Generic;
using System.Linq;

namespace Torchbook.LibTorch.Generator;

/// <summary>What a wrapper gives back.</summary>
internal static class Returns
{
    private static readonly Dictionary<string, string[]> Numbers = new Dictionary<string, string[]>
    {
        ["bool"] = new[] { "bool" },
        ["double"] = new[] { "float" },
        ["long"] = new[] { "int", "ScalarType" },
    };

    public static bool Match(Member member, Schema schema)
    {
        var produced = schema.Returns;
        if (member.ReturnType == "TorchSharp.torch.Tensor") return produced.StartsWith("Tensor") && !produced.Contains("[");
        if (IsTensors(member)) return produced.StartsWith("Tensor") && produced.Contains("[");
        if (Numbers.TryGetValue(member.ReturnType, out var kinds)) return kinds.Contains(produced);
        return TupleSize(member) is int size && produced.StartsWith("(") && produced.Split(',').Length == size && !produced.Contains("[");
    }

    /// <summary>An array of tensors, or an interface that arrays have.</summary>
    public static bool IsTensors(Member member) =>
        member.ReturnType == "TorchSharp.torch.Tensor[]"
        || member.ReturnType.StartsWith("System.Collections.Generic.I") && member.ReturnType.EndsWith("<TorchSharp.torch.Tensor>");

    /// <summary>2, 3 or 4 for a tuple of tensors, else null.</summary>
    public static int? TupleSize(Member member)
    {
        if (!member.ReturnType.StartsWith("(")) return null;
        var elements = member.ReturnType.Trim('(', ')').Split(',');
        return elements.All(e => e.Trim().StartsWith("TorchSharp.torch.Tensor")) ? elements.Length : (int?)null;
    }
}
