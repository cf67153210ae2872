using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Pages.Site;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>
/// The files beside <c>kernel.json</c> that Jupyter serves to the browser. Classic Notebook runs <c>kernel.js</c> for whoever uses the
/// kernel, so charts are interactive there without an extension, a network, or a library saved in every notebook.
/// </summary>
internal static class KernelFrontEnd
{
    /// <param name="folder">The kernel's folder.</param>
    /// <param name="nodeModules">Where plotly.js is; without it charts stay pictures, and nothing is written.</param>
    public static void Save(string folder, string? nodeModules)
    {
        if (new PageLibraries(nodeModules).Plotly is { } plotly)
        {
            using var script = typeof(KernelFrontEnd).Assembly.GetManifestResourceStream("kernel.js")!;
            AtomicFile.WriteText(Path.Combine(folder, "plotly.min.js"), plotly);
            AtomicFile.WriteText(Path.Combine(folder, "kernel.js"), new StreamReader(script).ReadToEnd());
        }
    }
}
