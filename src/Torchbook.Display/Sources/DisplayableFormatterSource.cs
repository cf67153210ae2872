namespace Torchbook.Display;

/// <summary>Lets other hosts show what knows how to show itself: <c>[TypeFormatterSource(typeof(DisplayableFormatterSource))]</c>.</summary>
public sealed class DisplayableFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        BundleFormatter.HtmlAndText(typeof(IDisplayable), value => (value as IDisplayable)?.ToMimeBundle());
}
