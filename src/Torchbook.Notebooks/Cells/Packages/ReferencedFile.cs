using System.Reflection;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Packages;

/// <summary>The assembly that a line <c>#r "some.dll"</c> names.</summary>
internal static class ReferencedFile
{
    /// <param name="line">The line.</param>
    /// <param name="folder">Where relative paths begin.</param>
    /// <exception cref="CellCompilationException">There is none.</exception>
    public static string Find(ReferenceLine line, string folder)
    {
        var path = Path.GetFullPath(line.Target, folder);
        if (File.Exists(path))
        {
            return IsAssembly(path) ? path : throw CellCompilationException.At(line.Line, $"#r \"{line.Target}\": {path} is not a .NET assembly");
        }

        // A bare name is an assembly of the framework or of the program, as in the C# script runner.
        var name = line.Target.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? line.Target[..^4] : line.Target;
        try
        {
            return Assembly.Load(new AssemblyName(name)).Location;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or ArgumentException)
        {
            throw CellCompilationException.At(line.Line, $"#r \"{line.Target}\": there is no file {path}");
        }
    }

    private static bool IsAssembly(string path)
    {
        try
        {
            AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
