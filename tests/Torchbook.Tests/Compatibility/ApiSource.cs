using System.Text;
using Torchbook.Tests.LibTorch.Api;

namespace Torchbook.Tests.Compatibility;

/// <summary>The API list as C#: every type and member it names, with nothing in their bodies.</summary>
internal static class ApiSource
{
    private static readonly IReadOnlyDictionary<string, (string Line, IReadOnlySet<string> Members)> Types = TorchSharpApi.Types;

    /// <summary>Lines of the list that name a type which is not public itself; no program can use them.</summary>
    public static readonly IReadOnlyList<string> LeftOut = [.. Types.Values.SelectMany(t => t.Members).Where(NamesHidden)];

    public static string Write()
    {
        var text = new StringBuilder("#nullable disable\n[assembly: System.Reflection.AssemblyVersion(\"0.107.0.0\")]\n");
        foreach (var type in Types.Keys.Where(t => !Types.ContainsKey(Outer(t))))
        {
            text.Append("namespace ").Append(Outer(type)).Append(" {\n").Append(Declaration(type)).AppendLine("}");
        }

        return text.ToString();
    }

    private static string Declaration(string type)
    {
        var (line, members) = Types[type];
        var name = type[(Outer(type).Length + 1)..];
        var kind = line["TYPE ".Length..line.IndexOf(" TorchSharp", StringComparison.Ordinal)];
        if (kind == "delegate") return "public " + ApiLine.Delegate(members.First(m => m.Contains(" Invoke(", StringComparison.Ordinal)), name);
        var heading = line.Replace($"TYPE {kind} {type}", $"public {kind.Replace("class", "partial class").Replace("struct", "partial struct")} {name}");
        var bare = name.Split('<')[0];
        var body = members.Where(m => !NamesHidden(m) && !m.Contains(" Finalize()", StringComparison.Ordinal)).Select(m => ApiLine.Declaration(m, kind, bare));
        return $"{heading} {{\n{string.Join("\n", body)}\n{Hidden(kind, bare, members)}\n{string.Join("\n", Types.Keys.Where(t => Outer(t) == type).Select(Declaration))}}}\n";
    }

    // Derived classes call a constructor of this assembly's own; nobody outside sees it, nor the one C# would add.
    private static string Hidden(string kind, string name, IReadOnlySet<string> members) =>
        kind.EndsWith("class", StringComparison.Ordinal) && kind != "static class" && !members.Any(m => m.EndsWith(".ctor()", StringComparison.Ordinal)) ? $"internal {name}() {{ }}" : "";

    private static string Outer(string type)
    {
        var last = ApiLine.Parts(type, '.').Last();
        return type[..^(last.Length + 1)];
    }

    private static bool NamesHidden(string member) =>
        member.Contains("DataIterator.HType", StringComparison.Ordinal) || member.Contains("autoaugment.opType", StringComparison.Ordinal);
}
