namespace Torchbook.Display;

/// <summary>Turns any value into a <see cref="MimeBundle"/>.</summary>
public static class Formatter
{
    /// <summary>The representations of <paramref name="value"/>; never without <c>text/plain</c>.</summary>
    public static MimeBundle ToBundle(object? value) => value switch
    {
        MimeBundle bundle => bundle,
        IDisplayable displayable => displayable.ToMimeBundle(),
        null => MimeBundle.Text("null"),
        _ => MimeBundle.Text(value.ToString() ?? ""),
    };
}
