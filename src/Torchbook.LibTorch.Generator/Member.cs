using System.Collections.Generic;
using System.Linq;

namespace Torchbook.LibTorch.Generator;

/// <summary>One parameter of a wanted member, as TorchSharp declares it.</summary>
internal sealed class Parameter
{
    public Parameter(string declaration)
    {
        Declaration = declaration;
        var equals = declaration.IndexOf(" = ");
        var head = equals < 0 ? declaration : declaration.Substring(0, equals);
        Default = equals < 0 ? null : declaration.Substring(equals + 3);
        var space = head.LastIndexOf(' ');
        Name = head.Substring(space + 1);
        var type = head.Substring(0, space);
        IsParams = type.StartsWith("params ");
        Type = IsParams ? type.Substring(7) : type;
    }

    public string Declaration { get; }
    public string Type { get; }
    public string Name { get; }
    public string? Default { get; }
    public bool IsParams { get; }

    /// <summary>The parameter as C# source: its name escaped where it is a keyword.</summary>
    public string Source => (IsParams ? "params " : "") + Type + " " + Keywords.Escape(Name) + (Default is null ? "" : " = " + Default + (Type == "float" ? "f" : ""));
}

/// <summary>One wanted member: a line of TorchSharp's API list.</summary>
internal sealed class Member
{
    public Member(string type, string line)
    {
        DeclaringType = type;
        Line = line;
        var text = line;
        if (text.StartsWith("unimplemented "))
        {
            IsUnimplemented = true;
            text = text.Substring(14);
        }
        if (text.StartsWith("static "))
        {
            IsStatic = true;
            text = text.Substring(7);
        }
        var open = ParameterListStart(text);
        var head = text.Substring(0, open);
        var space = head.LastIndexOf(' ');
        ReturnType = space < 0 ? "" : head.Substring(0, space);
        Name = head.Substring(space + 1);
        var inside = text.Substring(open + 1, text.Length - open - 2);
        Parameters = SplitTopLevel(inside).Select(p => new Parameter(p)).ToList();
    }

    public string DeclaringType { get; }
    public string Line { get; }
    public bool IsStatic { get; }

    /// <summary>Marked so in the fact file: TorchSharp has the declaration only, as an obsolete member whose use is a compile error.</summary>
    public bool IsUnimplemented { get; }
    public string ReturnType { get; }
    public string Name { get; }
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The parameter by which a function of nn.functional works in place or on a copy; null elsewhere.</summary>
    public Parameter? InPlaceSwitch => DeclaringType.EndsWith(".functional") ? Parameters.FirstOrDefault(p => p.Name == "inplace" && p.Type == "bool") : null;

    /// <summary>Reads a fact file: <c>TYPE name</c> lines, each followed by the indented members wanted of that type.</summary>
    public static IEnumerable<Member> ReadAll(string text)
    {
        var type = "";
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("TYPE ")) type = line.Substring(5);
            else yield return new Member(type, line);
        }
    }

    // The return type may be a tuple, so the parameter list starts at the last top-level parenthesis.
    private static int ParameterListStart(string text)
    {
        var depth = 0;
        for (var k = text.Length - 1; k >= 0; k--)
        {
            if (text[k] == ')') depth++;
            if (text[k] == '(' && --depth == 0) return k;
        }
        return 0;
    }

    private static IEnumerable<string> SplitTopLevel(string text)
    {
        var depth = 0;
        var start = 0;
        for (var k = 0; k < text.Length; k++)
        {
            if ("(<[".IndexOf(text[k]) >= 0) depth++;
            if (")>]".IndexOf(text[k]) >= 0) depth--;
            if (text[k] != ',' || depth != 0) continue;
            yield return text.Substring(start, k - start).Trim();
            start = k + 1;
        }
        if (text.Trim().Length > 0) yield return text.Substring(start).Trim();
    }
}
