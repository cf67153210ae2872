namespace Torchbook.Notebooks.Cells.Text;

/// <summary>A directive's words, sorted into options with a value (<c>--from fsharp</c>), flags and plain words.</summary>
internal sealed class MagicArguments
{
    private readonly Dictionary<string, string> options = [];
    private readonly List<string> words = [];
    private readonly string usage;

    /// <param name="directive">What was written.</param>
    /// <param name="usage">How it is to be written: what every complaint ends with.</param>
    /// <param name="known">Options that take a value; flags end with <c>!</c>.</param>
    /// <exception cref="CellCompilationException">An option is unknown or lacks its value.</exception>
    public MagicArguments(Directive directive, string usage, params string[] known)
    {
        this.usage = usage;
        Directive = directive;
        for (var i = 0; i < directive.Words.Count; i++)
        {
            var (name, value) = directive.Words[i].Split('=', 2) is [var left, var right] && left.StartsWith("--", StringComparison.Ordinal)
                ? (left, right)
                : (directive.Words[i], null);
            if (known.Contains(name + "!"))
            {
                options[name] = "";
            }
            else if (known.Contains(name))
            {
                options[name] = value ?? (i + 1 < directive.Words.Count ? directive.Words[++i] : throw Error($"{name} needs a value"));
            }
            else if (name.StartsWith("--", StringComparison.Ordinal))
            {
                throw Error($"{name} is not known");
            }
            else
            {
                words.Add(name);
            }
        }
    }

    public Directive Directive { get; }

    /// <summary>What is neither an option nor an option's value.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>The value of an option; null where it was not given.</summary>
    public string? this[string option] => options.GetValueOrDefault(option);

    /// <summary>The value of an option that must be there.</summary>
    /// <exception cref="CellCompilationException">It is not.</exception>
    public string Needed(string option) => this[option] ?? throw Error($"{option} is missing");

    /// <summary>The only plain word.</summary>
    /// <exception cref="CellCompilationException">There is none, or more than one.</exception>
    public string OnlyWord(string what) => words.Count == 1 ? words[0] : throw Error(words.Count == 0 ? $"{what} is missing" : $"one {what} is expected, not {words.Count}");

    public CellCompilationException Error(string problem) =>
        CellCompilationException.At(Directive.Line, $"#!{Directive.Name}: {problem}. It is written: {usage}");
}
