namespace Torchbook.Tests.LibTorch.Api;

/// <summary>The public surface of TorchSharp 0.107 and TorchVision: one member a line, under its type.</summary>
internal static class TorchSharpApi
{
    // The printer of the list could not load what TorchSharp's summary writer uses inside: its members are noted beside it.
    private static readonly string[] Lists = ["torchsharp-0.107-api.txt", "torchsharp-0.107-tensorboard.txt"];

    /// <summary>By a type's name, whatever kind it is and whatever it derives from: the line that declares it, and its members.</summary>
    public static readonly IReadOnlyDictionary<string, (string Line, IReadOnlySet<string> Members)> Types = Read();

    /// <summary>The name in a line that declares a type.</summary>
    public static string Key(string typeLine)
    {
        var words = typeLine.Split(" : ")[0].Split(" where ")[0].Split(' ').Skip(1).SkipWhile(w => w is "static" or "abstract" or "sealed").Skip(1);
        return string.Join(' ', words);
    }

    private static Dictionary<string, (string, IReadOnlySet<string>)> Read()
    {
        var types = new Dictionary<string, (string, IReadOnlySet<string>)>();
        HashSet<string> members = [];
        foreach (var line in Lists.SelectMany(list => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "LibTorch", "Api", list))))
        {
            if (line.StartsWith("TYPE ", StringComparison.Ordinal))
            {
                members = types.TryGetValue(Key(line), out var known) ? (HashSet<string>)known.Item2 : [];
                types[Key(line)] = (line, members);
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                members.Add(line.Trim());
            }
        }

        return types;
    }
}
