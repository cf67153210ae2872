using System.Reflection;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Cli;

/// <summary>The packages that lessons name and this program brings, so that <c>#r "nuget: Torchbook"</c> needs no network.</summary>
internal static class LessonPackages
{
    public static PackageMap Map()
    {
        var tensors = Loaded("Torchbook.LibTorch", "TorchSharp");
        var library = Loaded("Torchbook", "Torchbook.Display");
        return new PackageMap()
            .Add("Torchbook", [.. library, .. tensors])
            .Add("Torchbook.Deploy", [.. Loaded("Torchbook.Deploy"), .. library, .. tensors])
            .Add("TorchSharp*", tensors);
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
