using Torchbook.Display;
using Torchbook.Notebooks.Interactive;

namespace Microsoft.DotNet.Interactive;

/// <summary>What notebooks written for .NET Interactive call by this name.</summary>
public static partial class Kernel
{
    private const string NoKernels = "here C# code reaches no other kernels. "
        + "Run a cell in another language by a first line such as #!fsharp, and share variables with #!share";

    [Obsolete(NoKernels, error: true)]
    public static object Root => throw new NotSupportedException(NoKernels);

    [Obsolete(NoKernels, error: true)]
    public static object Current => throw new NotSupportedException(NoKernels);

    /// <inheritdoc cref="DisplayFunctions.display"/>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => DisplayFunctions.display(value, mimeTypes);

    /// <inheritdoc cref="DisplayFunctions.HTML"/>
    public static Html HTML(string content) => DisplayFunctions.HTML(content);

    /// <inheritdoc cref="PageFunctions.Javascript"/>
    public static void Javascript(string scriptContent) => PageFunctions.Javascript(scriptContent);

    /// <inheritdoc cref="PageFunctions.CSS"/>
    public static void CSS(string content) => PageFunctions.CSS(content);
}
