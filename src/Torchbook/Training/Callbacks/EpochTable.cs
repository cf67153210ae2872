using System.Globalization;
using System.Net;
using Torchbook.Display;

namespace Torchbook.Training;

/// <summary>The epochs of a run as a table.</summary>
internal static class EpochTable
{
    public static MimeBundle Of(History history)
    {
        var validated = history.Epochs.Any(e => e.Validation is not null);
        string[] columns = ["epoch", "loss", "accuracy", .. validated ? ["validation loss", "validation accuracy"] : Array.Empty<string>(), "time"];
        var rows = history.Epochs.Select(e => Row("td", [
            e.Epoch.ToString(CultureInfo.InvariantCulture), Loss(e.Loss), Share(e.Accuracy),
            .. validated ? [Loss(e.Validation?.Loss ?? double.NaN), Share(e.Validation?.Accuracy ?? double.NaN)] : Array.Empty<string>(),
            EpochText.Duration(e.Seconds)]));
        return MimeBundle.Text(history.ToString()).With(Mime.Html, $"<table><thead>{Row("th", columns)}</thead><tbody>{string.Concat(rows)}</tbody></table>");
    }

    private static string Loss(double value) => double.IsNaN(value) ? "–" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Share(double value) => double.IsNaN(value) ? "–" : (value * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    private static string Row(string tag, string[] cells) =>
        "<tr>" + string.Concat(cells.Select(c => $"<{tag} style=\"text-align:right\">{WebUtility.HtmlEncode(c)}</{tag}>")) + "</tr>";
}
