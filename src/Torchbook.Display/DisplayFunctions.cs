namespace Torchbook.Display;

/// <summary>What a notebook cell calls to show something; imported into every cell. Names as in .NET Interactive.</summary>
public static class DisplayFunctions
{
    /// <summary>Shows <paramref name="value"/> below the cell.</summary>
    public static DisplayedValue display(object? value)
    {
        var shown = new DisplayedValue(Guid.NewGuid().ToString("N"));
        DisplaySink.Current.Display(Formatter.ToBundle(value), shown.DisplayId);
        return shown;
    }

    /// <inheritdoc cref="display"/>
    public static DisplayedValue Display(this object? value) => display(value);

    /// <summary>Marks <paramref name="content"/> as HTML; every other string is shown as text.</summary>
    public static Html HTML(string content) => new(content);
}
