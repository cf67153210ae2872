using System.Reflection;
using Torchbook.Notebooks.Cells.Packages;

namespace Torchbook.Cli;

/// <summary>The packages that lessons name and this program brings, so that <c>#r "nuget: Torchbook"</c> needs no network.</summary>
internal static class LessonPackages
{
    public static PackageMap Map()
    {
        var tensors = Loaded("Torchbook.LibTorch", "TorchSharp");
        var library = Loaded("Torchbook", "Torchbook.Display");
        var map = new PackageMap().Add("Torchbook", [.. library, .. tensors]).Add("TorchSharp*", tensors);
        AddInteractive(map);
        return DeployPart.IsBuilt
            ? map.Add(DeployPart.Package, [.. Loaded("Torchbook.Deploy", "Microsoft.ML.OnnxRuntime", "Google.Protobuf"), .. library, .. tensors])
            : map.AddMissing(DeployPart.Package, DeployPart.Reason);
    }

    private static void AddInteractive(PackageMap map)
    {
        const string name = "Microsoft.DotNet.Interactive";
        foreach (var id in (string[])[name, name + ".Formatting", name + ".CSharp", name + ".FSharp"])
        {
            // Its names are the notebook host's own, which every cell sees.
            map.Add(id);
        }

        map.AddMissing(name + "*", "This package extends .NET Interactive itself, which Torchbook stands in for: it cannot be loaded here.");
    }

    // Which of them exist depends on where the tensors come from.
    private static List<Assembly> Loaded(params IEnumerable<string> names)
    {
        var found = new List<Assembly>();
        foreach (var name in names)
        {
            try
            {
                found.Add(Assembly.Load(new AssemblyName(name)));
            }
            catch (FileNotFoundException)
            {
            }
        }

        return found;
    }
}
