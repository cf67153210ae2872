using System.Text.Json.Nodes;
using Torchbook.Display;

namespace Torchbook.Notebooks.Documents;

/// <summary>Makes the four kinds of output that nbformat 4 knows.</summary>
public static class NotebookOutput
{
    /// <summary>Text that a cell wrote to <paramref name="name"/>: <c>stdout</c> or <c>stderr</c>.</summary>
    public static JsonObject Stream(string name, string text) => new()
    {
        ["name"] = name,
        ["output_type"] = "stream",
        ["text"] = MultilineText.Split(text),
    };

    /// <summary>A value shown with <c>display</c>.</summary>
    public static JsonObject Display(MimeBundle bundle) => new()
    {
        ["data"] = Data(bundle),
        ["metadata"] = bundle.Metadata.DeepClone(),
        ["output_type"] = "display_data",
    };

    /// <summary>The value of a cell's last expression.</summary>
    public static JsonObject Result(MimeBundle bundle, int executionCount) => new()
    {
        ["data"] = Data(bundle),
        ["execution_count"] = executionCount,
        ["metadata"] = bundle.Metadata.DeepClone(),
        ["output_type"] = "execute_result",
    };

    /// <summary>An exception that ended the cell.</summary>
    /// <param name="name">The exception's type.</param>
    /// <param name="message">Its message.</param>
    /// <param name="traceback">The lines to show, message included; may carry ANSI colors.</param>
    public static JsonObject Error(string name, string message, IEnumerable<string> traceback) => new()
    {
        ["ename"] = name,
        ["evalue"] = message,
        ["output_type"] = "error",
        ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode)line)]),
    };

    private static JsonObject Data(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach (var (mime, content) in bundle.Data)
        {
            data[mime] = IsText(mime) && MultilineText.Join(content) is { } text ? MultilineText.Split(text) : content?.DeepClone();
        }

        return data;
    }

    private static bool IsText(string mime) => mime.StartsWith("text/", StringComparison.Ordinal)
        || mime.EndsWith("+xml", StringComparison.Ordinal) || mime.EndsWith("+svg", StringComparison.Ordinal);
}
