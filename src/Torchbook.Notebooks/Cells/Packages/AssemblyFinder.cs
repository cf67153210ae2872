using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Torchbook.Notebooks.Cells.Packages;

/// <summary>
/// Where the code of libraries is found when cells run. They always load into the default context, so that cells of all languages,
/// the kit and a library agree on every type.
/// </summary>
internal sealed class AssemblyFinder
{
    private readonly Dictionary<string, string> managed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> native = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Assembly> cells = [];

    public AssemblyFinder()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            managed.TryGetValue(name.Name!, out var path) ? context.LoadFromAssemblyPath(path) : cells.GetValueOrDefault(name.FullName);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            FindNative(name) is { } path && NativeLibrary.TryLoad(path, out var handle) ? handle : 0;
    }

    public void AddManaged(string path) => managed.TryAdd(Path.GetFileNameWithoutExtension(path), path);

    public void AddNative(string path) => native.TryAdd(Path.GetFileNameWithoutExtension(path), path);

    /// <summary>Adds an assembly that lies in no file: a compiled cell.</summary>
    public void AddCell(Assembly assembly) => cells[assembly.FullName!] = assembly;

    /// <summary>A compiled cell of any language; null where there is none of that name.</summary>
    public Assembly? FindCell(AssemblyName name) => cells.GetValueOrDefault(name.FullName);

    private string? FindNative(string name)
    {
        var plain = Path.GetFileNameWithoutExtension(name);
        return native.GetValueOrDefault(plain) ?? native.GetValueOrDefault("lib" + plain);
    }
}
