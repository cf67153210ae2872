using System.Reflection;
using System.Runtime.CompilerServices;
using Torchbook.Display.Formatting;

namespace Torchbook.Display;

/// <summary>
/// Makes .NET Interactive show what this library shows, where it runs cells: its formatter takes ours for types of other libraries, such
/// as tensors, and <see cref="DisplayFunctions"/> and <see cref="Progress"/> write to its notebook. The package's extension script calls it.
/// </summary>
public static class InteractiveHost
{
    private const string Formatting = "Microsoft.DotNet.Interactive.Formatting";

    /// <summary>Does nothing where .NET Interactive does not run.</summary>
    /// <param name="libraries">A type of each library whose formatters are to count: naming it loads the library.</param>
    /// <returns>Whether it runs.</returns>
    public static bool Attach(params Type[] libraries)
    {
        Array.ForEach(libraries, library => RuntimeHelpers.RunModuleConstructor(library.Module.ModuleHandle));
        if (Register() is not { } register || NotebookSink.TryCreate() is not { } sink)
        {
            return false;
        }

        foreach (var ours in Formatter.OfLibraries())
        {
            register.Invoke(null, [ours.Type, (Action<object, TextWriter>)((value, writer) => ours.Format(value, writer)), ours.MimeType]);
        }

        DisplaySink.Current = sink;
        return true;
    }

    private static MethodInfo? Register() => AppDomain.CurrentDomain.GetAssemblies()
        .Where(a => a.GetName().Name == Formatting)
        .Select(a => a.GetType($"{Formatting}.Formatter")?.GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)]))
        .FirstOrDefault(m => m is not null);
}
