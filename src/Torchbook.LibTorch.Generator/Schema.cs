using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Torchbook.LibTorch.Generator;

/// <summary>One argument of an operator, as libtorch's schema declares it.</summary>
internal sealed class SchemaArgument
{
    private static readonly Regex Pattern = new Regex(@"^(?<type>[A-Za-z]+)(?<alias>\([^)]*\))?(?<rest>(\[\d*\]|\?)*) (?<name>\w+)(=(?<default>.*))?$");

    public SchemaArgument(string text)
    {
        var match = Pattern.Match(text);
        IsValid = match.Success;
        Name = match.Groups["name"].Value;
        IsWritten = match.Groups["alias"].Value.Contains("!");
        var rest = match.Groups["rest"].Value;
        IsList = rest.Contains("[");
        IsOptional = rest.EndsWith("?");
        HasDefault = match.Groups["default"].Success;
        Kind = match.Groups["type"].Value.Replace("SymInt", "int");
    }

    public bool IsValid { get; }
    public string Name { get; }
    public string Kind { get; }
    public bool IsList { get; }
    public bool IsOptional { get; }
    public bool HasDefault { get; }
    public bool IsWritten { get; }
    public bool CanBeLeftOut => HasDefault || IsOptional;
}

/// <summary>One operator: a line of libtorch's own list of schemas.</summary>
internal sealed class Schema
{
    private static readonly Regex Pattern = new Regex(@"^aten::(?<name>\w+)(\.(?<overload>\w+))?\((?<arguments>.*)\) -> (?<returns>.*)$");

    private Schema(Match match)
    {
        Name = match.Groups["name"].Value;
        Overload = match.Groups["overload"].Value;
        Returns = match.Groups["returns"].Value;
        Arguments = Split(match.Groups["arguments"].Value).Where(a => a != "*").Select(a => new SchemaArgument(a)).ToList();
    }

    public string Name { get; }
    public string Overload { get; }
    public string Returns { get; }
    public IReadOnlyList<SchemaArgument> Arguments { get; }

    /// <summary>Whether it writes into another tensor than the one it is called on.</summary>
    public bool WritesElsewhere => Arguments.Skip(1).Any(a => a.IsWritten);

    /// <summary>Whether it takes <paramref name="arguments"/> of <paramref name="other"/>, writes into a tensor given by the caller, and needs nothing else.</summary>
    public bool IsOutVariantOf(Schema other, ICollection<string> arguments)
    {
        var taken = Arguments.Where(a => a.Name != "out").ToList();
        return Arguments.Any(a => a.Name == "out" && a.IsWritten) && arguments.All(name => taken.Any(t => t.Name == name))
            && taken.All(t => other.Arguments.Any(o => o.Name == t.Name && o.Kind == t.Kind) && (t.CanBeLeftOut || arguments.Contains(t.Name)));
    }

    /// <summary>Reads a fact file of one schema a line.</summary>
    public static ILookup<string, Schema> ReadAll(string text) => text.Split('\n')
        .Select(line => Pattern.Match(line.Trim())).Where(m => m.Success).Select(m => new Schema(m))
        .Where(s => s.Arguments.All(a => a.IsValid))
        .ToLookup(s => s.Name);

    // Defaults may hold commas: int[2] stride=[1, 1].
    private static IEnumerable<string> Split(string text)
    {
        var depth = 0;
        var start = 0;
        for (var k = 0; k < text.Length; k++)
        {
            if (text[k] == '[' || text[k] == '(') depth++;
            if (text[k] == ']' || text[k] == ')') depth--;
            if (text[k] != ',' || depth != 0) continue;
            yield return text.Substring(start, k - start).Trim();
            start = k + 1;
        }
        if (text.Trim().Length > 0) yield return text.Substring(start).Trim();
    }
}
