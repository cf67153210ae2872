using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Deploy.Export;

/// <summary>The engine's layers in ONNX, family by family.</summary>
internal static class KnownLayers
{
    private static readonly Func<OnnxGraph, nn.Module<Tensor, Tensor>, string, string?>[] families =
    [
        Containers, Dense.Export, Convolutions.Export, Activations.Export, Pooling.Export, Normalization.Export, Reshaping.Export,
    ];

    /// <returns>The name of the module's output, or null where no family knows it.</returns>
    public static string? Export(OnnxGraph graph, nn.Module<Tensor, Tensor> module, string input) =>
        families.Select(family => family(graph, module, input)).FirstOrDefault(output => output is not null);

    // A class that inherits from Sequential may do anything in its forward.
    private static string? Containers(OnnxGraph graph, nn.Module<Tensor, Tensor> module, string input) => module switch
    {
        Sequential sequence when module.GetType() == typeof(Sequential) =>
            Enumerable.Range(0, sequence.Count).Aggregate(input, (value, i) => graph.Export((nn.Module<Tensor, Tensor>)sequence[i], value)),
        // In evaluation mode these pass their input on.
        Identity or Dropout or Dropout1d or Dropout2d or Dropout3d => input,
        _ => null,
    };
}
