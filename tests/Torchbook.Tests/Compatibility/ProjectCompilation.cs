using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Torchbook.Tests.Setup;

namespace Torchbook.Tests.Compatibility;

/// <summary>A project of the solution, compiled again with TorchSharp's surface in the place of the kit's own engine.</summary>
internal static class ProjectCompilation
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    public static readonly Lazy<Compiled> Library = new(() => Create("Torchbook", "src/Torchbook", file => file != "Engine/SystemEngine.cs"));

    public static readonly Lazy<Compiled> Deploy = new(() => Create("Torchbook.Deploy", "src/Torchbook.Deploy", _ => true, Library.Value));

    /// <summary>Whether Torchbook.Deploy is among what was built.</summary>
    public static bool HasDeploy { get; } = File.Exists(Path.Combine(AppContext.BaseDirectory, "Torchbook.Deploy.dll"));

    /// <summary>What tests and lessons stand on.</summary>
    public static Compiled[] Projects() => HasDeploy ? [Library.Value, Deploy.Value] : [Library.Value];

    /// <summary>The C# files that <paramref name="wanted"/> picks by their path in the project's folder, and what its build wrote for it.</summary>
    public static Compiled Create(string name, string folder, Func<string, bool> wanted, params Compiled[] projects)
    {
        var root = Checkout.PathOf(folder);
        var written = Checkout.PathOf(Path.Combine("artifacts", "obj", name, Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/', '\\'))));
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(file => wanted(Path.GetRelativePath(root, file).Replace('\\', '/')))
            .Concat(Directory.EnumerateFiles(written, "*.cs"));
        return Compiled.From(CSharpCompilation.Create(name, files.AsParallel().Select(Parse), References(projects),
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 0)));
    }

    /// <summary>The framework, TorchSharp, the given projects, and every other library beside the tests that is not a part of either.</summary>
    public static IReadOnlyList<MetadataReference> References(params IReadOnlyList<Compiled> projects)
    {
        string[] replaced = ["Torchbook.LibTorch", "Torchbook", "Torchbook.Deploy", "Torchbook.Tests"];
        var others = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(file => !replaced.Contains(Path.GetFileNameWithoutExtension(file)));
        return [.. ReferenceAssembly.Framework, ReferenceAssembly.TorchSharp.Value.Reference, .. projects.Select(p => p.Reference), .. others.Select(file => MetadataReference.CreateFromFile(file))];
    }

    private static SyntaxTree Parse(string file)
    {
        var text = SourceText.From(File.ReadAllText(file));
        var tree = CSharpSyntaxTree.ParseText(text, Language, Path.GetRelativePath(Checkout.Root, file));
        return text.ToString().Contains(" partial ", StringComparison.Ordinal) ? tree.WithRootAndOptions(new PartialBodies().Visit(tree.GetRoot()), Language) : tree;
    }
}
