namespace Torchbook.Display;

public static partial class Formatter
{
    private const int DefaultExpansionLimit = 20;
    private const int DefaultRecursionLimit = 6;
    private static string[]? defaultMimeTypes;

    /// <summary>How many elements of a sequence, or rows of a table, are shown; what is left out is said. 20 at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0.</exception>
    public static int ListExpansionLimit { get; set => field = AtLeastZero(value); } = DefaultExpansionLimit;

    /// <summary>How deep objects within objects are followed. 6 at first.</summary>
    /// <inheritdoc cref="ListExpansionLimit" path="/exception"/>
    public static int RecursionLimit { get; set => field = AtLeastZero(value); } = DefaultRecursionLimit;

    /// <summary>
    /// What values are shown as where nothing is preferred for their type. <c>text/html</c> at first, where front ends also get every other
    /// representation; any other is then sent alone, with the text.
    /// </summary>
    public static string DefaultMimeType
    {
        get => defaultMimeTypes is [var only] ? only : Mime.Html;
        set => defaultMimeTypes = value == Mime.Html ? null : [value ?? throw new ArgumentNullException(nameof(value))];
    }

    /// <summary>Shows values of <paramref name="type"/>, and of types derived from it, by these MIME types alone; text goes with them in any case.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) => registry.Prefer(type, preferredMimeTypes);

    /// <summary>The MIME types preferred for <paramref name="type"/>, or <see cref="DefaultMimeType"/>.</summary>
    public static IEnumerable<string> GetPreferredMimeTypesFor(Type type) => registry.Preferred(type) ?? [DefaultMimeType];

    /// <summary>Forgets everything registered, every preference and every limit set.</summary>
    public static void ResetToDefault()
    {
        registry.Clear();
        defaultMimeTypes = null;
        ListExpansionLimit = DefaultExpansionLimit;
        RecursionLimit = DefaultRecursionLimit;
    }

    private static string[]? Kept(Type type) => registry.Preferred(type) ?? defaultMimeTypes;

    private static int AtLeastZero(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
