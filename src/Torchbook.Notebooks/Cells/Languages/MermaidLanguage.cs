using System.IO.Compression;
using System.Text;
using Torchbook.Display;
using Torchbook.Notebooks.Cells.Text;
using Torchbook.Notebooks.Pages;

namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>
/// Diagrams drawn by Mermaid in the page that shows the notebook. The first one of a session brings the library with it, packed,
/// so that nothing is fetched from anywhere; the others find it in the page.
/// </summary>
internal sealed class MermaidLanguage(string? libraryFile) : ICellLanguage
{
    public const string MimeType = "text/vnd.mermaid";
    private bool brought;

    public IReadOnlyList<string> Names { get; } = ["mermaid"];

    public string Summary => "shown as a diagram";

    public object? Run(CellPart part, CellRun run)
    {
        var text = part.Text.Trim();
        var bundle = MimeBundle.Text(text).With(MimeType, text);
        if (libraryFile is null || !File.Exists(libraryFile))
        {
            Console.Error.WriteLine("Mermaid is not installed here, so the diagram is shown as text. To install it: ./torchbook setup");
        }
        else
        {
            bundle.With(Mime.Html, Page(text, brought ? "" : Library(libraryFile)));
            brought = true;
        }

        DisplayFunctions.display(bundle);
        return null;
    }

    // A library that is inside the page as text takes 2.9 MB; packed, a third.
    private static string Library(string file)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var content = File.OpenRead(file))
        {
            content.CopyTo(zip);
        }

        return $$"""
            window.torchbookMermaid ??= (async () => {
              const packed = Uint8Array.from(atob("{{Convert.ToBase64String(packed.GetBuffer().AsSpan(0, (int)packed.Length))}}"), c => c.charCodeAt(0));
              const script = document.createElement("script");
              script.textContent = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
              document.head.append(script);
              const dark = matchMedia("(prefers-color-scheme: dark)").matches && !document.querySelector("#notebook, .jp-Notebook");
              window.mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true, theme: dark ? "dark" : "default" });
              return window.mermaid;
            })();

            """;
    }

    private static string Page(string text, string library)
    {
        var id = "mermaid-" + Guid.NewGuid().ToString("N");
        return $$"""
            <div id="{{id}}"><pre>{{HtmlText.Encode(text)}}</pre></div>
            <script type="text/javascript">
            {{library}}(async () => {
              for (let wait = 0; !window.torchbookMermaid && wait < 50; wait++) await new Promise(next => setTimeout(next, 100));
              const place = document.getElementById("{{id}}");
              const mermaid = await window.torchbookMermaid;
              if (!place || !mermaid) return;
              const source = place.querySelector("pre").textContent;
              try {
                const { svg } = await mermaid.render("{{id}}-svg", source);
                place.innerHTML = svg;
              } catch (error) {
                place.append(Object.assign(document.createElement("pre"), { textContent: String(error.message ?? error) }));
              }
            })();
            </script>
            """;
    }
}
