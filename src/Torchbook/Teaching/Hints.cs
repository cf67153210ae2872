using Torchbook.Display;

namespace Torchbook.Teaching;

/// <summary>Hints from a nudge to nearly the answer; each one stays closed until the learner opens it.</summary>
/// <param name="Texts">The hints in this order.</param>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record Hints(IReadOnlyList<string> Texts) : IDisplayable
{
    public Hints(params string[] texts)
        : this((IReadOnlyList<string>)texts)
    {
    }

    /// <summary>How many hints the reader has seen already; numbering goes on from there.</summary>
    public int Seen { get; init; }

    public MimeBundle ToMimeBundle() => MimeBundle.Text(ToText().TrimStart('\n')).With(Mime.Html, ToHtml());

    internal string ToHtml() => string.Concat(Texts.Select((text, i) => $"<details><summary>{Label(i)}</summary>{Markup.Encode(text)}</details>"));

    /// <summary>A terminal cannot fold: it shows the first hint and says how many more the notebook has.</summary>
    internal string ToText() => Texts.Count == 0 ? ""
        : Seen > 0 ? $"\n(more hints in the notebook: {Texts.Count})"
        : $"\n{Label(0)}: {Texts[0]}{(Texts.Count == 1 ? "" : $" (more hints in the notebook: {Texts.Count - 1})")}";

    private string Label(int index) => Texts.Count + Seen == 1 ? "Hint" : $"Hint {index + 1 + Seen} of {Texts.Count + Seen}";
}
