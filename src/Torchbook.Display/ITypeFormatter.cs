namespace Torchbook.Display;

/// <summary>Writes values of a type in one MIME type. Names as in .NET Interactive.</summary>
public interface ITypeFormatter
{
    /// <summary>What it writes, such as <c>text/html</c>.</summary>
    string MimeType { get; }

    /// <summary>Which values it is for, with those of derived types; may be an open generic.</summary>
    Type Type { get; }

    /// <summary>Writes a value.</summary>
    /// <returns>False for a value that it leaves to others.</returns>
    bool Format(object? instance, TextWriter writer);
}
