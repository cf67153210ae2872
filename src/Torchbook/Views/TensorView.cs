using System.Net;
using Torchbook.Display;
using static TorchSharp.torch;

namespace Torchbook.Views;

/// <summary>A tensor as its facts, statistics, values, and a picture where it looks like one. Large ones are never copied whole.</summary>
internal static class TensorView
{
    private const long MostPrinted = 4_000_000;
    private const int MostLines = 24;

    public static MimeBundle Of(Tensor tensor)
    {
        if (tensor.IsInvalid)
        {
            return MimeBundle.Text("Tensor (disposed)");
        }

        using var scope = NewDisposeScope();
        using var grad = no_grad();
        if (Formatter.IsNested)
        {
            return MimeBundle.Text(Title(tensor, " ") + (tensor.numel() == 1 && Values(tensor) is { } one ? $": {one}" : ""));
        }

        var title = Title(tensor, ", ");

        var statistics = Statistics(tensor).ToList();
        var values = Values(tensor) ?? NoValues(tensor);
        var picture = TensorPicture.TryMake(tensor);
        return MimeBundle.Text(Text(title, statistics, values)).With(Mime.Html, Html(title, statistics, values, picture));
    }

    /// <summary>What the tensor is, without its values.</summary>
    private static string Title(Tensor tensor, string separator)
    {
        string[] kind = tensor.is_sparse ? ["sparse"] : [];
        string[] grad = tensor.requires_grad ? ["requires_grad"] : [];
        return string.Join(separator, [$"Tensor {Shape(tensor.shape)}", tensor.dtype.ToString(), tensor.device.ToString(), .. kind, .. grad]);
    }

    public static string Shape(IEnumerable<long> sizes) => $"[{string.Join(", ", sizes)}]";

    private static IEnumerable<(string Name, string Value)> Statistics(Tensor tensor) => TensorStatistics.TryRead(tensor) is not { } found ? []
        : tensor.dtype != ScalarType.Bool ? found.Entries()
        : [("True", ViewText.Whole((long)Math.Round(found.Mean * tensor.numel()))), ("False", ViewText.Whole((long)Math.Round((1 - found.Mean) * tensor.numel())))];

    private static string Text(string title, List<(string Name, string Value)> statistics, string values)
    {
        string[] line = statistics.Count == 0 ? [] : [string.Join(", ", statistics.Select(e => $"{e.Name} {e.Value}"))];
        return string.Join('\n', [title, .. line, values]);
    }

    private static string Html(string title, List<(string Name, string Value)> statistics, string values, (Charts.Picture Image, string Caption)? picture)
    {
        var html = $"<div>{Encode(title)}</div>";
        if (statistics.Count > 0)
        {
            var names = string.Concat(statistics.Select(e => $"<th style=\"text-align:right\">{Encode(e.Name)}</th>"));
            var numbers = string.Concat(statistics.Select(e => $"<td style=\"text-align:right\">{Encode(e.Value)}</td>"));
            html += $"<table><thead><tr>{names}</tr></thead><tbody><tr>{numbers}</tr></tbody></table>";
        }

        if (picture is var (image, caption))
        {
            html += $"<div style=\"margin-top:0.5em\"><img src=\"{image.ToDataUri()}\" width=\"{image.Width}\" alt=\"{Encode(title)}\"></div><div><small>{Encode(caption)}</small></div>";
            return html + $"<details><summary>values</summary><pre>{Encode(values)}</pre></details>";
        }

        return html + $"<pre style=\"margin-top:0.5em\">{Encode(values)}</pre>";
    }

    // The engine's own printing, which reads no more than the corners of what is large.
    private static string? Values(Tensor tensor)
    {
        if (tensor.is_meta || tensor.numel() == 0 || tensor.numel() > MostPrinted)
        {
            return null;
        }

        try
        {
            var lines = (tensor.is_sparse ? tensor.to_dense() : tensor).detach().cpu().ToString(TorchSharp.TensorStringStyle.Numpy, newLine: "\n").Split('\n');
            return string.Join('\n', lines.Length <= MostLines ? lines : [.. lines.Take(MostLines - 1), $"… ({lines.Length - MostLines + 1} more lines)"]);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"(its values cannot be printed: {e.Message.Split('\n')[0]})";
        }
    }

    private static string NoValues(Tensor tensor) =>
        tensor.is_meta ? "(no values: a meta tensor has only a shape)"
        : tensor.numel() == 0 ? "(no values)"
        : $"({ViewText.Whole(tensor.numel())} values: not printed, show a part of it)";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
