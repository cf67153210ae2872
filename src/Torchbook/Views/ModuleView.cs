using System.Net;
using Torchbook.Display;
using static TorchSharp.torch;

namespace Torchbook.Views;

/// <summary>A module as a table of its layers with their weights, and what all of them come to.</summary>
internal static class ModuleView
{
    public static MimeBundle Of(nn.Module module)
    {
        using var scope = NewDisposeScope();
        var title = Title(module);
        if (Formatter.IsNested)
        {
            return MimeBundle.Text(title);
        }

        var rows = Layers(module).Select(Row).ToList();
        var table = Formatter.ToBundle(rows);
        var hint = module is nn.Module<Tensor, Tensor> ? "ModelSummary.Of(model, the shape of one input) adds the shapes between the layers." : "";
        return MimeBundle.Text($"{title}\n{table.Data[Mime.PlainText]}{(hint.Length > 0 ? "\n" + hint : "")}")
            .With(Mime.Html, $"<div><strong>{WebUtility.HtmlEncode(title)}</strong></div>{table.Data[Mime.Html]}<div><small>{WebUtility.HtmlEncode(hint)}</small></div>");
    }

    private static string Title(nn.Module module)
    {
        // What two layers share counts once.
        var parameters = module.parameters().DistinctBy(p => p.Handle).ToList<Tensor>();
        var buffers = module.buffers().DistinctBy(b => b.Handle).ToList<Tensor>();
        var frozen = parameters.Where(p => !p.requires_grad).Sum(p => p.numel());
        var bytes = parameters.Concat(buffers).Sum(t => t.numel() * t.element_size());
        var devices = (parameters.Count > 0 ? parameters : buffers).Select(t => $"{t.dtype} on {t.device}").Distinct().Take(3);
        string[] facts =
        [
            $"{ViewText.Whole(parameters.Sum(p => p.numel()))} parameters" + (frozen > 0 ? $" ({ViewText.Whole(frozen)} frozen)" : ""),
            ViewText.Bytes(bytes),
            .. devices,
            module.training ? "training mode" : "evaluation mode",
        ];
        return $"{module.GetType().Name}: {string.Join(", ", facts)}";
    }

    private static IEnumerable<(string Name, nn.Module Layer)> Layers(nn.Module module)
    {
        foreach (var (name, layer) in module.named_modules().Where(m => m.module != module).Prepend(("", module)))
        {
            if (!layer.named_children().Any() || layer.named_parameters(recurse: false).Any())
            {
                yield return (name.Length == 0 ? "(itself)" : name, layer);
            }
        }
    }

    private static object Row((string Name, nn.Module Layer) layer)
    {
        var own = layer.Layer.named_parameters(recurse: false).ToList();
        return new
        {
            Layer = layer.Name,
            Kind = layer.Layer.GetType().Name,
            Weights = string.Join(", ", own.Select(p => $"{p.name} {TensorView.Shape(p.parameter.shape)}")),
            Parameters = own.Sum(p => p.parameter.numel()),
            Trains = own.Count == 0 ? "" : own.All(p => p.parameter.requires_grad) ? "yes" : own.Exists(p => p.parameter.requires_grad) ? "in part" : "frozen",
            Bytes = own.Sum(p => p.parameter.numel() * p.parameter.element_size()),
        };
    }
}
