using System.Collections.Generic;
using System.Linq;

namespace Torchbook.LibTorch.Generator;

/// <summary>Members that no operator takes as they stand, but another member of the same name does.</summary>
internal static class Forwarding
{
    // What turns a parameter into the array that the other overload takes.
    private static readonly Dictionary<string, string> AsArray = new Dictionary<string, string>
    {
        ["System.ReadOnlySpan<long>"] = "{0}.ToArray()",
        ["System.Collections.Generic.IEnumerable<long>"] = "System.Linq.Enumerable.ToArray({0})",
        ["System.Collections.Generic.IEnumerable<string>"] = "System.Linq.Enumerable.ToArray({0})",
        ["TorchSharp.torch.Size"] = "{0}.Shape",
        ["int[]"] = "System.Array.ConvertAll({0}, n => (long)n)",
        ["(long, long)"] = "new long[] {{ {0}.Item1, {0}.Item2 }}",
        ["(long, long, long)"] = "new long[] {{ {0}.Item1, {0}.Item2, {0}.Item3 }}",
        ["(long, long, long, long)"] = "new long[] {{ {0}.Item1, {0}.Item2, {0}.Item3, {0}.Item4 }}",
    };

    /// <summary>The body: a static function is its first tensor's method, a tuple or sequence is an array; or null.</summary>
    public static string? Body(Member member)
    {
        var parameters = member.Parameters;
        if (member.IsStatic && parameters.Count > 0 && Marshalling.IsTensor(parameters[0].Type))
            return $"{parameters[0].Name}.{Keywords.Escape(member.Name)}({string.Join(", ", parameters.Skip(1).Select(p => Keywords.Escape(p.Name)))})";
        if (!parameters.Any(p => AsArray.ContainsKey(p.Type))) return null;
        return $"{member.Name}({string.Join(", ", parameters.Select(Argument))})";
    }

    private static string Argument(Parameter parameter)
    {
        var name = Keywords.Escape(parameter.Name);
        return AsArray.TryGetValue(parameter.Type, out var format) ? string.Format(format, name) : name;
    }
}
