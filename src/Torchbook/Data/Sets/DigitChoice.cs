using System.Net;
using Torchbook.Display;

namespace Torchbook.Data;

/// <summary>Handwritten digits, and why these.</summary>
/// <param name="Data">The images.</param>
/// <param name="PassedOver">For each better dataset that could not be had, the reason.</param>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record DigitChoice(ImageData Data, IReadOnlyList<string> PassedOver) : IDisplayable
{
    public ImageSet Train => Data.Train;

    public ImageSet Test => Data.Test;

    /// <summary>Which dataset it is, how large, and why no better one.</summary>
    public string Report => string.Join('\n', [
        $"Handwritten digits: {Train.Name}. {Train.Count:N0} images to train on, {Test.Count:N0} to test with, {Train.Height}×{Train.Width} pixels.",
        $"Source: {Train.Source}.",
        .. PassedOver]);

    public MimeBundle ToMimeBundle()
    {
        var lines = Report.Split('\n');
        var rest = string.Join("\n", lines[2..]);
        var why = rest.Length == 0 ? "" : $"<details><summary>Why not a larger dataset?</summary><pre>{WebUtility.HtmlEncode(rest)}</pre></details>";
        return MimeBundle.Text(Report).With(Mime.Html, $"<p><b>{WebUtility.HtmlEncode(lines[0])}</b><br>{WebUtility.HtmlEncode(lines[1])}</p>{why}");
    }

    public override string ToString() => Report;
}
