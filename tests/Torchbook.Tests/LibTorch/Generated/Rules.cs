using System.Text.RegularExpressions;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>The table of what arguments must be like, in rules.txt.</summary>
internal static class Rules
{
    private static readonly ILookup<string, Rule> ByMember = Read().ToLookup(r => r.Name, r => r.Rule);

    /// <summary>The rules that fit the member; a call takes one of them. None: every argument is drawn by its name and type.</summary>
    public static IReadOnlyList<Rule> For(GeneratedMember member)
    {
        var name = member.Facts.Name.TrimEnd('_');
        var own = ByMember[member.Space + "." + name].Where(r => r.Fits(member)).ToList();
        return own.Count > 0 ? own : [.. ByMember[name].Where(r => r.Fits(member))];
    }

    /// <summary>What holds for arguments of that name whatever the operator; null for nothing.</summary>
    public static string? ForName(Input input) => ByMember["*"].Select(r => r.Named.GetValueOrDefault(input.Name) ?? r.Named.GetValueOrDefault(input.SchemaName))
        .FirstOrDefault(spec => spec is not null && Rule.Fits(spec, input));

    private static IEnumerable<(string Name, Rule Rule)> Read()
    {
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "LibTorch", "Generated", "rules.txt")))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var colon = line.IndexOf(':');
            var specs = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var named = specs.Where(s => Regex.IsMatch(s, @"^\w+=")).ToDictionary(s => s[..s.IndexOf('=')], s => s[(s.IndexOf('=') + 1)..]);
            var rule = new Rule([.. specs.Where(s => !Regex.IsMatch(s, @"^\w+="))], named);
            foreach (var name in line[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries)) yield return (name, rule);
        }
    }
}

/// <summary>Specifications of arguments by position, the tensor a method is called on first, and by name.</summary>
internal sealed record Rule(string[] Positional, IReadOnlyDictionary<string, string> Named)
{
    public static readonly Rule None = new([], new Dictionary<string, string>());

    public string? this[GeneratedMember member, int position] =>
        Named.GetValueOrDefault(member.Inputs[position].Name) ?? (position < Positional.Length && Positional[position] != "-" ? Positional[position] : null);

    public bool Fits(GeneratedMember member) => Positional.Length <= member.Inputs.Count && Named.Keys.All(name => member.Inputs.Any(i => i.Name == name))
        && Enumerable.Range(0, member.Inputs.Count).All(k => this[member, k] is not { } spec || Fits(spec, member.Inputs[k]));

    public static bool Fits(string spec, Input input) => spec[0] switch
    {
        '~' => true,
        '[' => input.Kind is InputKind.Tensors || (input.Kind is InputKind.Tensor && !spec.Contains('&')),
        '(' => input.Kind is InputKind.Integers or InputKind.Numbers && (input.Type[0] != '(' || spec.Split(',').Length == input.Type.Split(',').Length),
        '\'' => input.Kind is InputKind.Text,
        '@' => input.Kind is InputKind.ElementType,
        _ when spec.TrimEnd('!') is "dims" or "permutation" => input.Kind is InputKind.Integers,
        _ when spec.TrimEnd('!') is "dim" => input.Kind is InputKind.Integer,
        _ => input.Kind is InputKind.Integer or InputKind.Number or InputKind.Scalar or InputKind.Boolean,
    };
}
