using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Torchbook.Notebooks.Jupyter.Requests;

/// <summary>A cell that is nothing but <c>?name</c> or <c>name?</c> asks what the name means; with two marks, for everything.</summary>
internal sealed partial record HelpQuestion(string Name, bool Everything)
{
    public static HelpQuestion? In(string code) => Form().Match(code) is { Success: true } match
        ? new(match.Groups["name"].Value, match.Groups["marks"].Value.Length > 1)
        : null;

    /// <summary>What a front end opens beside the notebook.</summary>
    public static JsonArray Payload(KernelProcess process, HelpQuestion question)
    {
        var found = process.InspectAsync(question.Name, question.Name.Length, question.Everything).GetAwaiter().GetResult();
        var data = found is null ? new JsonObject { [Display.Mime.PlainText] = $"Nothing is known about {question.Name}." } : CodeRequests.Data(found);
        return [new JsonObject { ["source"] = "page", ["data"] = data, ["start"] = 0 }];
    }

    [GeneratedRegex(@"^\s*(?:(?<marks>\?{1,2})\s*(?<name>\w[\w.]*)|(?<name>\w[\w.]*)\s*(?<marks>\?{1,2}))\s*$")]
    private static partial Regex Form();
}
