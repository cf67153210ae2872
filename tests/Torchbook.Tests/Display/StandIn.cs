using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Torchbook.Tests.Display;

/// <summary>Stands for a library that the package index lacks: types of the same full names and members, compiled here.</summary>
internal static class StandIn
{
    private static readonly Dictionary<Assembly, MetadataReference> made = [];

    /// <param name="name">The assembly's name.</param>
    /// <param name="source">C# with the members that are looked for.</param>
    /// <param name="uses">Stand-ins that it is compiled against, and does not find when it runs.</param>
    public static Assembly Compile(string name, string source, params Assembly[] uses)
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(p) == "netstandard.dll")
            .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], [.. framework, .. uses.Select(u => made[u])], new(OutputKind.DynamicallyLinkedLibrary));
        using var code = new MemoryStream();
        var result = compilation.Emit(code);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        code.Position = 0;
        var assembly = new AssemblyLoadContext(name).LoadFromStream(code);
        made[assembly] = MetadataReference.CreateFromImage(code.ToArray());
        return assembly;
    }
}
