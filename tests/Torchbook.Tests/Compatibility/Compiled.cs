using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Torchbook.Tests.Compatibility;

/// <summary>What came of a compilation: an assembly for the next one to stand on, and what the compiler refused.</summary>
internal sealed record Compiled(string Name, IReadOnlyList<string> Errors, MetadataReference Reference)
{
    /// <param name="bodies">False for a surface alone, whose bodies are not worth a look.</param>
    public static Compiled From(CSharpCompilation compilation, bool bodies = true)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image, options: new EmitOptions(metadataOnly: !bodies));
        return new(compilation.AssemblyName!, [.. ErrorsIn(result.Diagnostics)], result.Success ? MetadataReference.CreateFromImage(image.ToArray()) : compilation.ToMetadataReference());
    }

    public static IEnumerable<string> ErrorsIn(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());
}
