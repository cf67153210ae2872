using System.Linq;

namespace Torchbook.LibTorch.Generator;

/// <summary>What a wrapper gives back.</summary>
internal static class Returns
{
    public static bool Match(Member member, Schema schema)
    {
        var produced = schema.Returns;
        if (member.ReturnType == "TorchSharp.torch.Tensor") return produced.StartsWith("Tensor") && !produced.Contains("[");
        if (member.ReturnType == "TorchSharp.torch.Tensor[]") return produced.StartsWith("Tensor") && produced.Contains("[");
        if (member.ReturnType == "bool") return produced == "bool";
        return TupleSize(member) is int size && produced.StartsWith("(") && produced.Split(',').Length == size && !produced.Contains("[");
    }

    /// <summary>2 or 3 for a tuple of tensors, else null.</summary>
    public static int? TupleSize(Member member)
    {
        if (!member.ReturnType.StartsWith("(")) return null;
        var elements = member.ReturnType.Trim('(', ')').Split(',');
        return elements.All(e => e.Trim().StartsWith("TorchSharp.torch.Tensor")) ? elements.Length : (int?)null;
    }
}
