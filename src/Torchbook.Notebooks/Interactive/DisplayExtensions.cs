using Torchbook.Display;

namespace Microsoft.DotNet.Interactive;

/// <summary>More ways to show a value, which notebooks written for .NET Interactive call.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a sequence as a table, as every way to show it does.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> source) => DisplayFunctions.display(source);
}
