using System.Reflection;
using System.Text;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Pages.Site;

/// <summary>Styles, scripts and libraries: as files that the pages share, or inside each page.</summary>
internal sealed class PageAssets(SiteOptions options)
{
    private const string FontName = "stix-two-math.woff2";
    private static readonly string[] styles = ["colors.css", "frame.css", "contents.css", "prose.css", "code.css", "outputs.css", "index.css", "print.css"];
    private static readonly string[] scripts =
        ["theme.js", "colors.js", "formulas.js", "copy.js", "outputs.js", "chart-size.js", "charts.js", "contents.js", "print.js", "start.js"];
    private readonly PageLibraries libraries = new(options.NodeModules);
    private readonly Dictionary<string, byte[]> shared = [];

    /// <summary>What goes into a page's head.</summary>
    /// <param name="math">The page has formulas.</param>
    /// <param name="figures">The page has charts with an interactive version.</param>
    public string Head(bool math, bool figures) =>
        Style("page.css", Own(styles))
        + (math && libraries.Temml is { } temml ? Style("temml.css", libraries.TemmlStyle(FontAddress()) ?? "") + Script("temml.min.js", temml) : "")
        + (figures && libraries.Plotly is { } plotly ? Later("plotly", "plotly.min.js", plotly) : "")
        + Script("page.js", Own(scripts));

    /// <summary>Writes the shared files that pages asked for.</summary>
    public void Save(string folder)
    {
        foreach (var (name, content) in shared)
        {
            AtomicFile.Write(Path.Combine(folder, "assets", name), content);
        }
    }

    private static string Own(IEnumerable<string> names) => string.Join('\n', names.Select(name =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }));

    private string? FontAddress()
    {
        if (libraries.MathFont is not { } font)
        {
            return null;
        }

        if (options.SingleFile)
        {
            return $"data:font/woff2;base64,{Convert.ToBase64String(font)}";
        }

        shared[FontName] = font;
        return FontName;
    }

    private string Style(string name, string css) => options.SingleFile
        ? $"<style>\n{css}</style>\n"
        : $"<link rel=\"stylesheet\" href=\"{Share(name, css)}\">\n";

    // Scripts wait for the document: deferred as files; inside the page as a module, or by standing still (a library).
    private string Script(string name, string code) =>
        !options.SingleFile ? $"<script defer src=\"{Share(name, code)}\"></script>\n"
        : name == "page.js" ? $"<script type=\"module\">\n{HtmlText.Script(code)}</script>\n"
        : $"<script>{HtmlText.Script(code)}</script>\n";

    // Plotly is 1.5 MB: the page's script loads it when a chart is wanted, and not before.
    private string Later(string id, string name, string code) => options.SingleFile
        ? $"<script type=\"text/plain\" id=\"{id}\">{HtmlText.Script(code)}</script>\n"
        : $"<script type=\"text/plain\" id=\"{id}\" data-src=\"{Share(name, code)}\"></script>\n";

    private string Share(string name, string content)
    {
        shared[name] = Encoding.UTF8.GetBytes(content);
        return $"assets/{name}";
    }
}
