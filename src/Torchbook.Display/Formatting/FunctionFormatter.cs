namespace Torchbook.Display.Formatting;

/// <summary>A formatter that somebody wrote as a function.</summary>
internal sealed class FunctionFormatter(Type type, string mimeType, Action<object, TextWriter> format) : ITypeFormatter
{
    public string MimeType { get; } = mimeType;

    public Type Type { get; } = type;

    public bool Format(object? instance, TextWriter writer)
    {
        if (instance is null)
        {
            return false;
        }

        format(instance, writer);
        return true;
    }
}
