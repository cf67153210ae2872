namespace Torchbook.Display;

/// <summary>A value that knows how to show itself in a notebook.</summary>
public interface IDisplayable
{
    /// <summary>The value's representations; always with <c>text/plain</c>.</summary>
    MimeBundle ToMimeBundle();
}
