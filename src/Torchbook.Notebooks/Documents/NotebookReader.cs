using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Torchbook.Notebooks.Documents;

/// <summary>Turns JSON into cells and says precisely what is wrong when it is not a notebook.</summary>
internal sealed partial class NotebookReader(string name)
{
    private const string SaveAgain = "Open it in Jupyter or VS Code and save it again, or restore it from version control.";

    public JsonObject ParseRoot(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Error("The file is empty.", "Restore it from version control, or write a new notebook.");
        }

        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 256 };
            return JsonNode.Parse(RepairSurrogates(text), documentOptions: options) as JsonObject
                ?? throw Error("This is JSON, but not a notebook: the outermost value is not an object.", SaveAgain);
        }
        catch (JsonException e)
        {
            var line = e.LineNumber + 1;
            throw text.Contains("\n<<<<<<< ", StringComparison.Ordinal)
                ? Error("The file holds merge conflict markers.", "Resolve the conflict, then try again.", e)
                : Error($"This is not JSON (line {line}, byte {e.BytePositionInLine + 1}).", SaveAgain, e);
        }
    }

    public void CheckVersion(JsonObject root)
    {
        var major = Integer(root, "nbformat");
        if (major < 4)
        {
            throw Error($"This is a notebook of format {major}; format 4 is needed.",
                "Convert it with: jupyter nbconvert --to notebook --nbformat 4 --inplace FILE.");
        }

        if (major > 4)
        {
            throw Error($"This is a notebook of format {major}, newer than the format 4 that is understood here.",
                "Save it as format 4, or use a newer version of the kit.");
        }

        if (Integer(root, "nbformat_minor") < 5)
        {
            root["nbformat_minor"] = 5;
        }
    }

    public List<NotebookCell> TakeCells(JsonObject root)
    {
        if (root["cells"] is not JsonArray items)
        {
            throw Error(root.ContainsKey("cells") ? "Its field \"cells\" is not a list." : "It has no field \"cells\".", SaveAgain);
        }

        if (items.Count == 0)
        {
            throw Error("It has no cells.", "Add at least one cell and save it.");
        }

        var cells = new List<NotebookCell>(items.Count);
        foreach (var item in items)
        {
            cells.Add(ReadCell(item, cells.Count + 1));
        }

        items.Clear();
        return cells;
    }

    public JsonObject ObjectField(JsonObject owner, string field, string where)
    {
        if (!owner.ContainsKey(field))
        {
            owner[field] = new JsonObject();
        }

        return owner[field] as JsonObject ?? throw Error($"{where} has a field \"{field}\" that is not an object.", SaveAgain);
    }

    private NotebookCell ReadCell(JsonNode? node, int number)
    {
        var where = $"Cell {number}";
        var json = node as JsonObject ?? throw Error($"{where} is not an object.", SaveAgain);
        var type = Text(json["cell_type"]);
        CellKind kind = type switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            _ => throw Error($"{where} has the type \"{type ?? "none"}\"; code, markdown and raw are known.", SaveAgain),
        };

        var source = json.ContainsKey("source") ? MultilineText.Join(json["source"]) : "";
        json["source"] = MultilineText.Split(source
            ?? throw Error($"{where} has a \"source\" that is neither text nor a list of lines.", SaveAgain));
        if (json.ContainsKey("id") && Text(json["id"]) is null)
        {
            throw Error($"{where} has an \"id\" that is not text.", SaveAgain);
        }

        json["id"] ??= "";
        var metadata = ObjectField(json, "metadata", where);
        if (metadata.ContainsKey("tags") && !(metadata["tags"] is JsonArray tags && tags.All(tag => Text(tag) is not null)))
        {
            throw Error($"{where} has \"tags\" that are not a list of names.", SaveAgain);
        }

        if (kind == CellKind.Code)
        {
            CheckCode(json, where);
        }

        return new NotebookCell(json, kind);
    }

    private void CheckCode(JsonObject json, string where)
    {
        json.TryAdd("execution_count", null);
        json.TryAdd("outputs", new JsonArray());
        if (json["execution_count"] is { } count && !(count is JsonValue value && value.TryGetValue<int>(out _)))
        {
            throw Error($"{where} has an \"execution_count\" that is not a whole number.", SaveAgain);
        }

        if (json["outputs"] is not JsonArray outputs || outputs.Any(output => output is not JsonObject))
        {
            throw Error($"{where} has \"outputs\" that are not a list of objects.", SaveAgain);
        }
    }

    private int Integer(JsonObject root, string field) =>
        root[field] is JsonValue value && value.TryGetValue<int>(out var number)
            ? number
            : throw Error($"This is JSON, but not a notebook: \"{field}\" is not a whole number.", SaveAgain);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // Python writes text that is half a character as it is; System.Text.Json would refuse the whole notebook for it.
    private static string RepairSurrogates(string text) => text.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)
        ? Escapes().Replace(text, escape => escape.Groups["half"].Success ? @"\ufffd" : escape.Value)
        : text;

    [GeneratedRegex(@"\\(u[dD][89abAB]..\\u[dD][c-fC-F]..|(?<half>u[dD][89a-fA-F]..)|.)")]
    private static partial Regex Escapes();

    private NotebookFormatException Error(string problem, string remedy, Exception? inner = null) => new(name, problem, remedy, inner);
}
