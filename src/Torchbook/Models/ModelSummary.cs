using Torchbook.Display;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>A model's layers with the shapes between them, parameters and operations; shows itself as a table.</summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed class ModelSummary : IDisplayable
{
    private ModelSummary(IReadOnlyList<LayerSummary> layers, long parameters) => (Layers, Parameters) = (layers, parameters);

    /// <summary>The layers in the order in which they run. A layer that runs twice is there twice.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; }

    /// <summary>Numbers in the model that training changes; shared ones count once.</summary>
    public long Parameters { get; }

    /// <summary>Multiply-add operations of one forward pass for one input, in convolutions and dense layers.</summary>
    public long Multiplications => Layers.Sum(l => l.Multiplications);

    /// <summary>Sends one input of zeros through the model, without gradients, and notes what each layer puts out.</summary>
    /// <param name="model">Needs to be in evaluation mode if a layer of it, such as batch norm, learns from what it sees.</param>
    /// <param name="inputShape">The shape of one input, without N, such as <c>[1, 28, 28]</c>.</param>
    public static ModelSummary Of(nn.Module<Tensor, Tensor> model, params long[] inputShape)
    {
        var layers = new List<LayerSummary>();
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        var detach = Leaves(model).Select(leaf => leaf.Layer.register_forward_hook((self, _, output) =>
        {
            layers.Add(Describe(leaf.Name, self, output));
            return output;
        })).ToList();
        try
        {
            var device = model.parameters().FirstOrDefault()?.device ?? CPU;
            model.call(zeros([1, .. inputShape], device: device));
        }
        finally
        {
            detach.ForEach(hook => hook.remove());
        }

        return new(layers, Count(model));
    }

    public MimeBundle ToMimeBundle() => MimeBundle.Text(ToString()).With(Mime.Html, SummaryTable.Html(this));

    public override string ToString() => SummaryTable.Text(this);

    private static IEnumerable<(string Name, nn.Module<Tensor, Tensor> Layer)> Leaves(nn.Module model)
    {
        var modules = model.named_modules().ToList();
        foreach (var (name, module) in modules.Count > 0 ? modules : [(model.GetName(), model)])
        {
            if (module is nn.Module<Tensor, Tensor> layer && !layer.children().Any())
            {
                yield return (name, layer);
            }
        }
    }

    private static LayerSummary Describe(string name, nn.Module layer, Tensor output)
    {
        // Each weight of a kernel is used once for every pixel that it puts out, each weight of a dense layer once.
        var operations = layer switch
        {
            Conv2d conv => conv.weight.numel() * output.shape[^1] * output.shape[^2],
            Linear dense => dense.weight.numel() * output.numel() / output.shape[^1],
            _ => 0,
        };
        return new(name, layer.GetType().Name, output.shape, Count(layer), operations);
    }

    private static long Count(nn.Module module) => module.parameters().Where(p => p.requires_grad).Sum(p => p.numel());
}
