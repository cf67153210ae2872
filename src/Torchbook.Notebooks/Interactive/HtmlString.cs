using Torchbook.Display;

namespace Microsoft.AspNetCore.Html;

/// <summary>Markup that is not to be encoded.</summary>
public interface IHtmlContent : IDisplayable
{
}

/// <summary>A string that is markup, for notebooks written for .NET Interactive; <see cref="DisplayFunctions.HTML"/> does the same.</summary>
public class HtmlString(string value) : IHtmlContent
{
    public string Value { get; } = value;

    public MimeBundle ToMimeBundle() => DisplayFunctions.HTML(Value).ToMimeBundle();

    public override string ToString() => Value;
}
