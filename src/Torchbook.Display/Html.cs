namespace Torchbook.Display;

/// <summary>A string that is to be rendered as HTML.</summary>
/// <param name="Content">Markup, not encoded further.</param>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record Html(string Content) : IDisplayable
{
    public MimeBundle ToMimeBundle() => MimeBundle.Text(Content).With(Mime.Html, Content);

    public override string ToString() => Content;
}
