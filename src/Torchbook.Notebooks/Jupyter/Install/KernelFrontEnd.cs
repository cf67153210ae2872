using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Pages.Site;

namespace Torchbook.Notebooks.Jupyter.Install;

/// <summary>
/// The files beside <c>kernel.json</c> that Jupyter serves to the browser. Classic Notebook runs <c>kernel.js</c> for whoever uses the
/// kernel, so charts are interactive there without an extension, a network, or a library saved in every notebook.
/// </summary>
internal static class KernelFrontEnd
{
    /// <param name="folder">The kernel's folder.</param>
    /// <param name="nodeModules">Where plotly.js is; without it charts stay pictures.</param>
    public static void Save(string folder, string? nodeModules)
    {
        foreach (var logo in new[] { "logo-32x32.png", "logo-64x64.png", "logo-svg.svg" })
        {
            Copy(logo, folder);
        }

        if (new PageLibraries(nodeModules).Plotly is { } plotly)
        {
            AtomicFile.WriteText(Path.Combine(folder, "plotly.min.js"), plotly);
            Copy("kernel.js", folder);
        }
    }

    private static void Copy(string name, string folder)
    {
        using var resource = typeof(KernelFrontEnd).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        AtomicFile.Write(Path.Combine(folder, name), content.ToArray());
    }
}
