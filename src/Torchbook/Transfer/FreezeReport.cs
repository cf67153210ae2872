using System.Globalization;
using System.Net;
using Torchbook.Display;

namespace Torchbook.Transfer;

/// <summary>Which parameters of a model are frozen; shows itself as a table.</summary>
/// <param name="FrozenParameters">Name and size of each parameter that training leaves alone.</param>
/// <param name="TrainedParameters">Name and size of each parameter that training changes.</param>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record FreezeReport(IReadOnlyList<(string Name, long Count)> FrozenParameters, IReadOnlyList<(string Name, long Count)> TrainedParameters) : IDisplayable
{
    /// <summary>Names of the frozen parameters.</summary>
    public IReadOnlyList<string> Names => [.. FrozenParameters.Select(p => p.Name)];

    /// <summary>Numbers that training leaves alone.</summary>
    public long FrozenCount => FrozenParameters.Sum(p => p.Count);

    /// <summary>Numbers that training changes.</summary>
    public long TrainedCount => TrainedParameters.Sum(p => p.Count);

    public MimeBundle ToMimeBundle() => MimeBundle.Text(ToString()).With(Mime.Html,
        $"<table><thead>{Row("th", "", "numbers", "parameters")}</thead><tbody>{Row("td", "frozen", Number(FrozenCount), List(FrozenParameters))}{Row("td", "trains", Number(TrainedCount), List(TrainedParameters))}</tbody></table>");

    public override string ToString() => $"frozen: {Number(FrozenCount)} numbers ({List(FrozenParameters)})\ntrains: {Number(TrainedCount)} numbers ({List(TrainedParameters)})";

    private static string List(IReadOnlyList<(string Name, long Count)> parameters) => parameters.Count == 0 ? "none" : string.Join(", ", parameters.Select(p => p.Name));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Row(string tag, string first, string number, string list) =>
        $"<tr><{tag} style=\"text-align:left\">{first}</{tag}><{tag} style=\"text-align:right\">{number}</{tag}><{tag} style=\"text-align:left\">{WebUtility.HtmlEncode(list)}</{tag}></tr>";
}
