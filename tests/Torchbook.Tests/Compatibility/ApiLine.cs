using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Torchbook.Tests.Compatibility;

/// <summary>One member of the API list as a C# declaration whose body throws.</summary>
internal static partial class ApiLine
{
    private const string Body = " => throw null;";

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Modulus"] = "%",
        ["op_UnaryNegation"] = "-",
        ["op_OnesComplement"] = "~",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_ExclusiveOr"] = "^",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThanOrEqual"] = ">=",
    };

    /// <summary>The declaration of a member in a type of this kind (<c>class</c>, <c>sealed class</c>, <c>struct</c>, <c>interface</c> …).</summary>
    /// <param name="name">The type's own name, for its constructors.</param>
    public static string Declaration(string line, string kind, string name)
    {
        if (kind == "enum") return string.Join(", ", line["ENUM ".Length..].Split(", ").Select(v => "@" + v));
        var access = kind == "interface" ? "" : line.StartsWith("protected ", StringComparison.Ordinal) ? "protected " : "public ";
        var rest = line.StartsWith("protected ", StringComparison.Ordinal) ? line["protected ".Length..] : line;
        if (PropertyLine().Match(rest) is { Success: true } property) return access + Property(property, kind);
        return access + (rest.EndsWith(')') || rest.Contains(") where ", StringComparison.Ordinal) ? Method(rest, kind, name) : Field(rest));
    }

    /// <summary>What a delegate's Invoke takes and gives: <c>nint @Name(int id)</c>.</summary>
    public static string Delegate(string invokeLine, string name)
    {
        var (head, parameters, _) = Split(invokeLine);
        return $"delegate {head["virtual ".Length..LastSpace(head)]} {name}({Parameters(parameters)});";
    }

    /// <summary>The parts between commas that stand in no bracket and no quotes.</summary>
    public static IEnumerable<string> Parts(string text, char separator = ',')
    {
        var (depth, quoted, start) = (0, false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] is '(' or '<' or '[') depth++;
            else if (!quoted && text[i] is ')' or '>' or ']') depth--;
            else if (text[i] == separator && depth == 0 && !quoted)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        if (start < text.Length) yield return text[start..].Trim();
    }

    // Accessors say nothing of being virtual: all that may be are, or else a class could not override one.
    private static string Property(Match match, string kind)
    {
        var type = match.Groups["type"].Value;
        var isOpen = kind is "class" or "abstract class" && !type.StartsWith("static ", StringComparison.Ordinal);
        var name = match.Groups["index"] is { Success: true } index ? $"this[{Parameters(index.Value)}]" : "@" + match.Groups["name"].Value;
        var accessors = kind == "interface" ? match.Groups["accessors"].Value : match.Groups["accessors"].Value.Replace("get;", "get => throw null;").Replace("set;", "set => throw null;");
        return $"{(isOpen ? "virtual " : "")}{type} {name} {{ {accessors}}}";
    }

    // A constant of an enum is listed as its number.
    private static string Field(string line)
    {
        var parts = line.Split(" = ", 2);
        var space = LastSpace(parts[0]);
        var type = parts[0][..space];
        return $"{type} @{parts[0][(space + 1)..]}" + (parts.Length < 2 ? "" : $" = ({type["const ".Length..]}){parts[1]}") + ";";
    }

    private static string Method(string line, string kind, string name)
    {
        var (head, parameters, constraints) = Split(line);
        var isExtension = parameters.StartsWith("this ", StringComparison.Ordinal);
        var list = (isExtension ? "this " : "") + Parameters(isExtension ? parameters["this ".Length..] : parameters);
        var body = kind == "interface" || head.StartsWith("abstract ", StringComparison.Ordinal) ? ";" : Body;
        if (head == ".ctor") return $"{name}({list}){body}";
        var space = LastSpace(head);
        var (before, called) = (head[..space], head[(space + 1)..]);
        if (called is "op_Implicit" or "op_Explicit")
            return $"static {called["op_".Length..].ToLowerInvariant()} operator {before["static ".Length..]}({list}){body}";
        // An override repeats no constraint.
        var where = before.StartsWith("override ", StringComparison.Ordinal) ? "" : constraints;
        return $"{before} {(Operators.TryGetValue(called, out var sign) ? "operator " + sign : "@" + called)}({list}){where}{body}";
    }

    // Before the bracket that the last one closes, between them, and what follows.
    private static (string Head, string Parameters, string Constraints) Split(string line)
    {
        var where = line.IndexOf(") where ", StringComparison.Ordinal);
        var (close, depth) = (where < 0 ? line.Length - 1 : where, 0);
        for (var i = close; ; i--)
        {
            if (line[i] == ')') depth++;
            if (line[i] == '(' && --depth == 0) return (line[..i], line[(i + 1)..close], line[(close + 1)..]);
        }
    }

    private static int LastSpace(string head)
    {
        var depth = 0;
        for (var i = head.Length - 1; ; i--)
        {
            if (head[i] == '>') depth++;
            else if (head[i] == '<') depth--;
            else if (head[i] == ' ' && depth == 0) return i;
        }
    }

    private static string Parameters(string list) => string.Join(", ", Parts(list).Select(Parameter));

    private static string Parameter(string text)
    {
        var parts = text.Split(" = ", 2);
        var space = parts[0].LastIndexOf(' ');
        var type = parts[0][..space].Replace("out ref ", "out ");
        return $"{type} @{parts[0][(space + 1)..]}" + (parts.Length < 2 ? "" : " = " + Default(parts[1], type));
    }

    private static string Default(string value, string type) => value switch
    {
        "Infinity" => "double.PositiveInfinity",
        "-Infinity" => "double.NegativeInfinity",
        "null" or "default" => value,
        ['"', ..] => SyntaxFactory.Literal(value[1..^1]).ToString(),
        _ when type is "float" or "float?" => value + "f",
        _ => value,
    };

    [GeneratedRegex(@"^(?<type>.*?) (?:this\[(?<index>.*)\]|(?<name>\w+)) \{ (?<accessors>(?:get; )?(?:protected )?(?:set; )?)\}$")]
    private static partial Regex PropertyLine();
}
