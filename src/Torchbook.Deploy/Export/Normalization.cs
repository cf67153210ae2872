using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Deploy.Export;

/// <summary>Batch, layer and group normalization.</summary>
internal static class Normalization
{
    public static string? Export(OnnxGraph graph, nn.Module<Tensor, Tensor> module, string input) => module switch
    {
        BatchNorm norm => Batch(graph, norm, input),
        LayerNorm norm => Layer(graph, norm, input),
        GroupNorm norm => Group(graph, norm, input),
        _ => null,
    };

    private static string Batch(OnnxGraph graph, BatchNorm norm, string input)
    {
        if (norm.running_mean is null || norm.running_var is null)
        {
            throw graph.Refusal(norm, "keeps no running statistics, so that its answer to one input depends on the others of the batch.");
        }

        string[] inputs =
        [
            input,
            graph.Constant("weight", norm.weight ?? ones(norm.num_features)),
            graph.Constant("bias", norm.bias ?? zeros(norm.num_features)),
            graph.Constant("running_mean", norm.running_mean),
            graph.Constant("running_var", norm.running_var),
        ];
        return graph.Add("BatchNormalization", inputs, OnnxAttribute.Of("epsilon", norm.eps));
    }

    private static string Layer(OnnxGraph graph, LayerNorm norm, string input)
    {
        var weight = graph.Constant("weight", norm.weight ?? ones(norm.normalized_shape));
        string[] inputs = norm.bias is null ? [input, weight] : [input, weight, graph.Constant("bias", norm.bias)];
        return graph.Add("LayerNormalization", inputs, OnnxAttribute.Of("axis", -(long)norm.normalized_shape.Length), OnnxAttribute.Of("epsilon", norm.eps));
    }

    // Instance normalization over groups as if they were channels, then scale and shift by channel.
    private static string Group(OnnxGraph graph, GroupNorm norm, string input)
    {
        var shape = graph.InputShape(norm);
        var grouped = graph.Add("Reshape", [input, graph.Constant("grouped", tensor(new[] { 0L, norm.num_groups, -1L }))]);
        string[] inputs = [grouped, graph.Constant("one", ones(norm.num_groups)), graph.Constant("zero", zeros(norm.num_groups))];
        var normal = graph.Add("InstanceNormalization", inputs, OnnxAttribute.Of("epsilon", norm.eps));
        var result = graph.Add("Reshape", [normal, graph.Constant("shape", tensor((long[])[-1, .. shape.Skip(1)]))]);
        if (norm.weight is null || norm.bias is null)
        {
            return result;
        }

        long[] channels = [shape[1], .. shape.Skip(2).Select(_ => 1L)];
        var scaled = graph.Add("Mul", [result, graph.Constant("weight", norm.weight.reshape(channels))]);
        return graph.Add("Add", [scaled, graph.Constant("bias", norm.bias.reshape(channels))]);
    }
}
