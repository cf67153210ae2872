using Torchbook.Display;

namespace Torchbook.Teaching;

/// <summary>What an exercise's check shows.</summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
internal sealed record ExerciseOutcome(string Sign, string Title, string Message, Hints Hints) : IDisplayable
{
    public MimeBundle ToMimeBundle()
    {
        var color = Sign switch { "✓" => "#00704f", "✗" => "#b03a00", _ => "#59636e" };
        return MimeBundle.Text($"{Sign} {Title}: {Message}{Hints.ToText()}")
            .With(Mime.Html, $"<div><strong style=\"color:{color}\">{Sign}</strong> <strong>{Markup.Encode(Title)}</strong><br>{Markup.Encode(Message).Replace("\n", "<br>")}</div>{Hints.ToHtml()}");
    }
}
