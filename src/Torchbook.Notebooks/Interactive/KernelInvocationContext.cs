using Torchbook.Display;

namespace Microsoft.DotNet.Interactive;

/// <summary>The running cell, as notebooks and libraries written for .NET Interactive address it.</summary>
public sealed class KernelInvocationContext
{
    private const string NoEvents = "here cells publish no events. Show a value with Display, or write to the console";

    private KernelInvocationContext()
    {
    }

    /// <summary>Never null here.</summary>
    public static KernelInvocationContext Current { get; } = new();

    /// <inheritdoc cref="DisplayFunctions.display"/>
    public DisplayedValue Display(object? value, params string[] mimeTypes) => DisplayFunctions.display(value, mimeTypes);

    /// <inheritdoc cref="DisplayFunctions.DisplayAs"/>
    public DisplayedValue DisplayAs(string value, string mimeType) => value.DisplayAs(mimeType);

    /// <summary>Writes to the cell's standard output.</summary>
    public void DisplayStandardOut(string output) => Console.Write(output);

    /// <summary>Writes to the cell's standard error.</summary>
    public void DisplayStandardError(string error) => Console.Error.Write(error);

    [Obsolete(NoEvents, error: true)]
    public void Publish(object kernelEvent) => throw new NotSupportedException(NoEvents);
}
