namespace Torchbook.Display;

/// <summary>What a notebook cell calls to show something; imported into every cell. Names as in .NET Interactive.</summary>
public static class DisplayFunctions
{
    /// <summary>Shows <paramref name="value"/> below the cell.</summary>
    /// <param name="value">Anything; bytes of a picture with its MIME type are shown as a picture.</param>
    /// <param name="mimeTypes">The representations to show; all when empty.</param>
    /// <exception cref="ArgumentException">Bytes are to be shown as a picture that they are not.</exception>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var shown = new DisplayedValue(Guid.NewGuid().ToString("N"), mimeTypes);
        DisplaySink.Current.Display(Formatter.ToBundle(value, mimeTypes), shown.DisplayId);
        return shown;
    }

    /// <inheritdoc cref="display"/>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => display(value, mimeTypes);

    /// <summary>Shows text that is already written in <paramref name="mimeType"/>, such as <c>text/markdown</c>.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        display(MimeBundle.Text(value).With(mimeType, mimeType.EndsWith("json", StringComparison.Ordinal) ? System.Text.Json.Nodes.JsonNode.Parse(value)! : value));

    /// <summary>Marks <paramref name="content"/> as HTML; every other string is shown as text.</summary>
    public static Html HTML(string content) => new(content);
}
