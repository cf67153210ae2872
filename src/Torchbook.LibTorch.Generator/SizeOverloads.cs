using System.Collections.Generic;
using System.Linq;

namespace Torchbook.LibTorch.Generator;

/// <summary>
/// Overloads that differ in how they take sizes: one number for all dimensions, a tuple, or an array. The first two become the third.
/// </summary>
internal static class SizeOverloads
{
    /// <summary>Whether the member takes a size as a tuple that may be absent, or as one number where another overload takes such a tuple.</summary>
    public static bool IsOne(Member member, IEnumerable<Member> type) =>
        member.Parameters.Any(p => Arity(p) > 0 && p.Type.EndsWith("?"))
        || member.Parameters.Any(p => IsNumber(p) && Same(member, p, type).Any(other => Arity(other) > 0 && other.Type.EndsWith("?")));

    /// <summary>The parameters as arguments of the array overload, or of a module's constructor.</summary>
    public static string Arguments(Member member, IEnumerable<Member> type) => string.Join(", ", member.Parameters.Select(p => Argument(member, p, type)));

    private static string Argument(Member member, Parameter parameter, IEnumerable<Member> type)
    {
        var name = Keywords.Escape(parameter.Name);
        if (Arity(parameter) is var arity and > 0) return Array(parameter, Enumerable.Range(1, arity).Select(k => $"{Value(parameter)}.Item{k}"));
        return IsNumber(parameter) && Dimensions(member, parameter, type) is var count and > 0 ? Array(parameter, Enumerable.Repeat(Value(parameter), count)) : name;
    }

    private static string Array(Parameter parameter, IEnumerable<string> elements)
    {
        var array = $"new[] {{ {string.Join(", ", elements)} }}";
        return parameter.Type.EndsWith("?") ? $"{parameter.Name} is null ? null : {array}" : array;
    }

    private static string Value(Parameter parameter) => parameter.Name + (parameter.Type.EndsWith("?") ? ".Value" : "");

    private static bool IsNumber(Parameter parameter) => parameter.Type.TrimEnd('?') is "long" or "double";

    private static int Arity(Parameter parameter) => parameter.Type.StartsWith("(") ? parameter.Type.Split(',').Length : 0;

    // How many elements stand in for one number: as many as the tuple in its place has; beside an array, MaxPool2d has two.
    private static int Dimensions(Member member, Parameter parameter, IEnumerable<Member> type)
    {
        var others = Same(member, parameter, type).ToList();
        if (others.Select(Arity).FirstOrDefault(a => a > 0) is var arity and > 0) return arity;
        if (!others.Any(other => other.Type.EndsWith("[]"))) return 0;
        return member.Name.Length > 2 && char.IsDigit(member.Name[member.Name.Length - 2]) ? member.Name[member.Name.Length - 2] - '0' : 1;
    }

    private static IEnumerable<Parameter> Same(Member member, Parameter parameter, IEnumerable<Member> type) =>
        type.Where(m => m.Name == member.Name && m != member).SelectMany(m => m.Parameters).Where(p => p.Name == parameter.Name);
}
