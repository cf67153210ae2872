using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Torchbook.Tests.Compatibility;

/// <summary>
/// TorchSharp's public surface as an assembly to compile against, where TorchSharp's packages cannot be had. It has every
/// overload and nothing to run, and is as silent about null as the API list is.
/// </summary>
internal static class ReferenceAssembly
{
    /// <summary>The framework's assemblies, and no other that this process uses.</summary>
    public static readonly IReadOnlyList<MetadataReference> Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) == Path.GetDirectoryName(typeof(object).Assembly.Location)).Select(file => MetadataReference.CreateFromFile(file))];

    public static readonly Lazy<Compiled> TorchSharp = new(() =>
    {
        var compilation = CSharpCompilation.Create("TorchSharp", [CSharpSyntaxTree.ParseText(ApiSource.Write(), path: "TorchSharp.cs")], Framework,
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, warningLevel: 0));
        return Compiled.From(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(InterfaceCompletion.Write(compilation), path: "Interfaces.cs")), bodies: false);
    });
}
