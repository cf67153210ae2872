using System.Globalization;
using System.Text.RegularExpressions;

namespace Torchbook.LibTorch;

/// <summary>An operator's schema, such as <c>aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor</c>.</summary>
/// <param name="Name">Qualified, without the overload.</param>
/// <param name="Overload">May be empty.</param>
/// <param name="Arguments">In order.</param>
/// <param name="Text">The whole.</param>
internal sealed partial record OperatorSchema(string Name, string Overload, IReadOnlyList<OperatorSchema.Argument> Arguments, string Text)
{
    private static readonly Lazy<ILookup<string, string>> Known = new(Read);

    /// <param name="Type">The schema's word, without marks of aliasing: <c>Tensor</c>, <c>int[2]</c>, <c>Scalar?</c>.</param>
    /// <param name="Name">The argument's name.</param>
    /// <param name="IsOptional">Whether it may be left out.</param>
    internal sealed record Argument(string Type, string Name, bool IsOptional);

    /// <summary>The overloads of a name in the running libtorch.</summary>
    public static IEnumerable<OperatorSchema> Overloads(string name) => Known.Value[name].Select(Parse);

    /// <summary>The names most like a given one.</summary>
    public static IEnumerable<string> Near(string name) => Known.Value.Select(g => g.Key).OrderBy(k => Distance(k, name)).ThenBy(k => k, StringComparer.Ordinal).Take(5);

    // The texts by name: each is taken apart when its operator is asked for.
    private static unsafe ILookup<string, string> Read()
    {
        Shim.Check(Shim.tb_operator_schemas(out var text));
        return Shim.TakeString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToLookup(text => text[..text.IndexOfAny(['.', '('])]);
    }

    private static OperatorSchema Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = text[..open].Split('.', 2);
        var list = AliasMark().Replace(text[(open + 1)..text.LastIndexOf(") ->", StringComparison.Ordinal)], "");
        return new(name[0], name.Length > 1 ? name[1] : "", [.. Parts(list).Where(p => p != "*").Select(ParseArgument)], text);
    }

    private static Argument ParseArgument(string text)
    {
        var assigned = text.IndexOf('=', StringComparison.Ordinal);
        var declared = (assigned < 0 ? text : text[..assigned]).Trim();
        var space = declared.LastIndexOf(' ');
        return new(declared[..space], declared[(space + 1)..], assigned >= 0);
    }

    // At commas that are in no bracket and no text.
    private static IEnumerable<string> Parts(string list)
    {
        var (start, depth, quoted) = (0, 0, false);
        for (var k = 0; k <= list.Length; k++)
        {
            if (k == list.Length || (list[k] == ',' && depth == 0 && !quoted))
            {
                if (k > start) yield return list[start..k].Trim();
                start = k + 1;
                continue;
            }

            quoted ^= list[k] == '"';
            depth += list[k] is '[' or '(' ? 1 : list[k] is ']' or ')' ? -1 : 0;
        }
    }

    // How many letters must change, come or go (Levenshtein).
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }

    [GeneratedRegex(@"\([a-z0-9!| *>-]+\)")]
    private static partial Regex AliasMark();
}
