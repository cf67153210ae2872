using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Pages;

namespace Torchbook.Acceptance.Pages;

/// <summary>Three small lessons that hold one of everything a page has to show.</summary>
internal static class SampleLessons
{
    // A ring, 28×28, 8 bits gray.
    private const string Ring = "iVBORw0KGgoAAAANSUhEUgAAABwAAAAcCAAAAABXZoBIAAAA20lEQVR42q3SOwrEIBAG4JTWaaxygGBrauuQC+QCtuIFBFvJDWyFnMAbeIOApWXKNPayy0Ieu8sybBEr4YNh5p+pHsCrbsEtxZi2X1iit0ZrY30s37h6w/uOkK7nxq+fmJxgGDVt2yDMhEvvuDpOEB2lUnKkiHC3Xli8IPWg5rAsYVZDTYQvJ0bD0DCF/PrnMA2ImXii55iqcPQYFMXcH7jZHo1zPjDPI+rttmMyXSPDNXuQTWfSjlGTVi0XLqolOv6DYFmwIXAUOAQwPjB4eGXwsuEzgQ/s3qN+AprNdkM2qQuEAAAAAElFTkSuQmCC";

    public static IReadOnlyList<LessonPage> All() => [Start(), Convolution(), Broken()];

    private static LessonPage Start()
    {
        var notebook = new NotebookDocument("01-start-here.ipynb");
        Add(notebook, "# Start here\n\nA notebook is a page that runs. Change a cell, run it again, and see what follows.");
        Add(notebook, "Continue with [convolution](03-understanding-convolution.ipynb#the-definition).");
        AddCode(notebook, 1, "figure", NotebookOutput.Display(MimeBundle.Text("A line that rises").With(Mime.Plotly, JsonNode.Parse(
            """{"data":[{"type":"scatter","y":[1,2,3]}],"layout":{"title":{"text":"<b>A figure without a picture draws itself when</b><br><span style=\"font-size:13px\">somebody looks at it, and what a line of 350 px</span>","x":0,"xref":"paper","xanchor":"left","font":{"size":16}}}}""")!)));
        AddCode(notebook, 2, "for (var i = 0; i < 400; i++) Console.WriteLine(i);", NotebookOutput.Stream("stdout", string.Concat(Enumerable.Range(0, 400).Select(i => $"{i}\n"))));
        new RunRecord { Succeeded = true, Seconds = 3.4, Seed = 1 }.WriteTo(notebook);
        return new LessonPage(notebook, "01-start-here.ipynb");
    }

    private static LessonPage Convolution()
    {
        var notebook = new NotebookDocument("03-understanding-convolution.ipynb");
        Add(notebook, """
            # Understanding convolution

            How does a network find the *same* edge in every corner of a picture? It mixes two sources of information: a **signal** and a
            **kernel**. In this lesson you slide a kernel by hand, predict what it does, and measure what each way of computing it costs.

            > [!NOTE]
            > You need nothing but this page and about 25 minutes.

            ## The definition

            For a signal $f$ and a kernel $g$ of length $K$, with stride $S$ and padding $P$:

            $$
            (f * g)[n] = \sum_{k=0}^{K-1} f[n - k]\, g[k], \qquad
            N_\text{out} = \left\lfloor \frac{N + 2P - K}{S} \right\rfloor + 1
            $$

            The learning rate $\eta$ scales the step $w \leftarrow w - \eta \nabla_w L(w)$, and a price of $5 or $6 is not a formula.

            $$ \begin{pmatrix} -1 & 0 & 1 \\ -2 & 0 & 2 \\ -1 & 0 & 1 \end{pmatrix} * \mathbf{x} = \frac{\partial L}{\partial \mathbf{x}} = \int_{-\infty}^{\infty} e^{-\tfrac{1}{2}\left(\frac{t - \mu}{\sigma}\right)^2} \cos(2 \pi f t)\, dt + \sum_{i=1}^{n} \sqrt{\lambda_i}\, \mathbf{u}_i \mathbf{v}_i^\top $$

            | method | cost | when it wins |
            |:--|--:|:--|
            | direct | $O(N^2 K^2)$ | small kernels, few channels |
            | im2col + matrix product | $O(N^2 K^2)$, but at the speed of a matrix product | layers of a network on hardware with fast matrix products |
            | FFT | $O(N^2 \log N)$ | kernels above about 15×15 |
            """);
        Add(notebook, """
            ### Slide it by hand

            Before you run this: where will the output be **largest**, and why there?
            """);
        AddCode(notebook, 1, """
            #r "nuget: Torchbook"
            using TorchSharp;
            using static TorchSharp.torch;

            // Sobel: a difference across, a smoothing along.
            var kernel = tensor(new[,] { { -1f, 0f, 1f }, { -2f, 0f, 2f }, { -1f, 0f, 1f } });
            foreach (var (name, image) in images)
            {
                Tensor edges = nn.functional.conv2d(image.view(1, 1, 28, 28), kernel.view(1, 1, 3, 3), padding: 1L);
                Console.WriteLine($"{name,-8} {edges.max().item<float>():0.00} \t {string.Join(", ", edges.shape)} and a line that is far too long for a phone");
            }
            """,
            NotebookOutput.Stream("stdout", "ring     3.41 \t 1, 1, 28, 28 and a line that is far too long for a phone, and rather long for a desk as well\n"),
            NotebookOutput.Stream("stdout", "10%\r 60%\r100%\n\u001b[32mdone\u001b[0m in \u001b[1m0.2 s\u001b[0m\n"),
            NotebookOutput.Stream("stderr", "warning: the picture was resized from 640×427\n"));
        AddCode(notebook, 2, "display(ring);", Picture());
        AddCode(notebook, 3, "Chart.Line(cost, \"direct\").Line(fft, \"FFT\").WithTitle(\"FFT wins from 15×15 on\")", Chart());
        AddCode(notebook, 4, "Claim.That(speedup, isAtLeast: 2.0);", Claim("speedup", "3.7", "at least 2", true), Claim("error", "0.2", "at most 0.1", false), Claim("time", "12 ms", "", true));
        AddCode(notebook, 5, "frame.Head(2)", NotebookOutput.Result(MimeBundle.Text("table").With(Mime.Html,
            "<table><thead><tr><th>index</th>" + string.Concat(Enumerable.Range(0, 14).Select(i => $"<th>feature {i}</th>")) + "</tr></thead><tbody><tr><td>0</td>"
            + string.Concat(Enumerable.Range(0, 14).Select(i => $"<td>{i * 1.37:0.00}</td>")) + "</tr></tbody></table>"), 5));
        AddCode(notebook, 6, "report", NotebookOutput.Display(MimeBundle.Text("md").With(Mime.Markdown, "The network has **12,810** weights; $\\eta = 10^{-3}$.")));
        AddFolded(notebook);
        new RunRecord
        {
            Succeeded = true,
            Seconds = 154.2,
            Seed = 42,
            Facts = [new(".NET", "10.0.1"), new("libtorch", "1.13.1"), new("Hardware", "2 × Intel Xeon, 8 GB, no GPU"), new("Data", "sha256 5c1d3f…9ab7")],
        }.WriteTo(notebook);
        return new LessonPage(notebook, "03-understanding-convolution.ipynb");
    }

    private static void AddFolded(NotebookDocument notebook)
    {
        Add(notebook, "## Exercises\n\nWrite a kernel that finds horizontal edges. The check tries it on random pictures.");
        AddCode(notebook, 7, "Tensor Horizontal() => throw new NotImplementedException();", NotebookOutput.Stream("stdout", "not yet: Horizontal throws NotImplementedException\n"));
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "Turn Sobel by a quarter.", ["solution"]));
        notebook.Cells.Add(new NotebookCell(CellKind.Code, "Tensor Horizontal() => kernel.t();", ["solution"]));
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "```python\ny = torch.nn.functional.conv2d(x, kernel, padding=1)\n```\n\n```csharp\nvar y = nn.functional.conv2d(x, kernel);\n```", ["pytorch"]));
        var hidden = new NotebookCell(CellKind.Code, "var plumbing = 1;") { ExecutionCount = 8 };
        hidden.Metadata["jupyter"] = new JsonObject { ["source_hidden"] = true };
        notebook.Cells.Add(hidden);
        Add(notebook, "## Summary\n\n1. A kernel is slid, multiplied and summed.\n2. `stride` skips, `padding` keeps the size.\n\n- [x] read\n- [ ] done\n\n## Sources\n\nTim Dettmers, [Understanding Convolution in Deep Learning](https://timdettmers.com/2015/03/26/convolution-deep-learning/).");
    }

    private static LessonPage Broken()
    {
        var notebook = new NotebookDocument("04-training-a-convnet.ipynb");
        Add(notebook, "# Training a convnet\n\nThis run met an error: <b>bold</b> & a 1 < 2.\n\n## One\n\ntext\n\n## Two\n\ntext");
        AddCode(notebook, 1, "var y = x.view(3, -1);", NotebookOutput.Error("System.ArgumentException",
            "shape '[3, -1]' is invalid for input of size 784 <script>alert(1)</script>",
            ["\u001b[31mSystem.ArgumentException\u001b[0m: shape '[3, -1]' is invalid for input of size 784", "   at TorchSharp.torch.Tensor.view(Int64[] shape)", "   at In[1]:line 1"]));
        notebook.Cells.Add(new NotebookCell(CellKind.Code, "Console.WriteLine(y);"));
        new RunRecord { Succeeded = false, Seconds = 0.8, Seed = 42 }.WriteTo(notebook);
        return new LessonPage(notebook, "04-training-a-convnet.ipynb");
    }

    private static JsonObject Picture()
    {
        var bundle = MimeBundle.Text("A ring, 28×28").With(Mime.Png, Ring);
        bundle.Metadata[Mime.Png] = new JsonObject { ["width"] = 224, ["height"] = 224 };
        return NotebookOutput.Display(bundle);
    }

    private static JsonObject Claim(string name, string value, string expected, bool holds) => NotebookOutput.Display(MimeBundle.Text(name).With(Mime.Claim,
        new JsonObject { ["name"] = name, ["value"] = value, ["expected"] = expected, ["holds"] = holds, ["because"] = holds ? "two passes over the picture become one" : null }));

    private static JsonObject Chart()
    {
        const string svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="520" height="300" viewBox="0 0 520 300" font-family="sans-serif" font-size="13">
            <style>@media (prefers-color-scheme:dark){.sample-paper{fill:#16191d}.sample-ink{fill:#e6edf3}}</style>
            <rect class="sample-paper" width="520" height="300" fill="#fff"/><text class="sample-ink" x="20" y="28" font-size="17" font-weight="bold">FFT wins from 15×15 on</text>
            <path d="M50 250 150 230 280 170 480 60" fill="none" stroke="#d9480f" stroke-width="2"/><path d="M50 200 480 190" fill="none" stroke="#1971c2" stroke-width="2"/>
            <text class="sample-ink" x="200" y="290">kernel size (pixels)</text></svg>
            """;
        var bundle = MimeBundle.Text("FFT wins from 15×15 on: cost in ms against kernel size").With(Mime.FigureSvg, svg).With(Mime.Png, Ring);
        bundle.With(Mime.Plotly, JsonNode.Parse("""
            {"data":[{"type":"scatter","name":"direct","x":[3,7,15,31],"y":[1.2,4,18,77]},{"type":"scatter","name":"FFT","x":[3,7,15,31],"y":[15,15.2,15.9,16.4]},
                     {"type":"heatmap","z":[[1,2],[3,4]],"xaxis":"x2","yaxis":"y2","showscale":false}],
             "layout":{"title":{"text":"FFT wins from 15×15 on, and nothing else wins there </script>"},"grid":{"rows":1,"columns":2,"pattern":"independent"},
                       "xaxis":{"title":{"text":"kernel size (pixels)"}},"yaxis":{"title":{"text":"time (ms)"}}}}
            """)!);
        return NotebookOutput.Display(bundle);
    }

    private static void Add(NotebookDocument notebook, string markdown) => notebook.Cells.Add(new NotebookCell(CellKind.Markdown, markdown));

    private static void AddCode(NotebookDocument notebook, int count, string source, params JsonObject[] outputs)
    {
        var cell = new NotebookCell(CellKind.Code, source) { ExecutionCount = count };
        foreach (var output in outputs)
        {
            cell.Outputs.Add(output);
        }

        notebook.Cells.Add(cell);
    }
}
