using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Documents;

/// <summary>The language of a cell, as .NET Interactive and VS Code write it into metadata.</summary>
public static class CellLanguageName
{
    private const string AnyLanguage = "polyglot-notebook";

    /// <summary>The language of a notebook's cell: its own, else the notebook's, else <c>csharp</c>.</summary>
    public static string Of(NotebookDocument notebook, NotebookCell cell) => Of(cell.Metadata) ?? OfNotebook(notebook.Metadata) ?? "csharp";

    /// <summary>The language that a cell's metadata names; null where they name none.</summary>
    public static string? Of(JsonObject metadata) =>
        Text(metadata, "polyglot_notebook", "kernelName")
        ?? Text(metadata, "dotnet_interactive", "language")
        ?? (Text(metadata, "vscode", "languageId") is { } id and not AnyLanguage ? id : null);

    private static string? OfNotebook(JsonObject metadata) =>
        Text(metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName")
        ?? (Text(metadata, "kernelspec", "language") ?? Text(metadata, "language_info", "name"))?.ToLowerInvariant() switch
        {
            null or "" => null,
            "c#" => "csharp",
            "f#" => "fsharp",
            var other => other,
        };

    private static string? Text(JsonObject metadata, params string[] path)
    {
        JsonNode? node = metadata;
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
    }
}
