using System.Text.Json;
using Torchbook.Display;
using Torchbook.Notebooks.Cells.Text;
using Torchbook.Notebooks.Pages;

namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>
/// JavaScript that runs in the page which shows the notebook, in an async function of its own: it may await, what it returns and
/// logs is shown below the cell. Shared values come to it as JSON.
/// </summary>
internal sealed class JavaScriptLanguage : ICellLanguage, IVariables
{
    private readonly Dictionary<string, CellVariable> variables = [];

    public IReadOnlyList<string> Names { get; } = ["javascript", "js"];

    public string Summary => "runs in the page that shows the notebook";

    public IReadOnlyList<CellVariable> Variables => [.. variables.Values];

    public void Set(string name, object? value)
    {
        try
        {
            _ = JsonSerializer.Serialize(value);
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new InvalidOperationException($"JavaScript takes values as JSON, and {value!.GetType().Name} cannot be written as JSON ({e.Message})", e);
        }

        variables[name] = new(name, value?.GetType() ?? typeof(object), value);
    }

    public object? Run(CellPart part, CellRun run)
    {
        var shared = string.Concat(variables.Values.Select(v => $"const {v.Name} = {JsonSerializer.Serialize(v.Value)};\n"));
        DisplayFunctions.display(MimeBundle.Text(part.Text.Trim()).With(Mime.Html, Page(HtmlText.Script(shared + part.Text.Trim()))));
        return null;
    }

    private static string Page(string code)
    {
        var id = "js-" + Guid.NewGuid().ToString("N");
        return $$"""
            <div id="{{id}}"></div>
            <script type="text/javascript">
            (async () => {
              const show = (...values) => {
                const line = document.createElement("pre");
                line.textContent = values.map(v => typeof v === "object" && !(v instanceof Error) ? JSON.stringify(v) : String(v)).join(" ");
                document.getElementById("{{id}}")?.append(line);
              };
              const console = Object.assign(Object.create(window.console), { log: (...values) => { window.console.log(...values); show(...values); } });
              try {
                const result = await (async () => {
            {{code}}
                })();
                if (result !== undefined) show(result);
              } catch (error) {
                show(error);
              }
            })();
            </script>
            """;
    }
}
