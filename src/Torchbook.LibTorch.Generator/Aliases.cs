using System.Collections.Generic;

namespace Torchbook.LibTorch.Generator;

/// <summary>TorchSharp's parameter names beside the names that libtorch's schemas use.</summary>
internal static class Aliases
{
    private static readonly string[] None = new string[0];

    private static readonly Dictionary<string, string[]> Known = new Dictionary<string, string[]>
    {
        ["input"] = new[] { "self", "A", "x", "tensors", "input" },
        ["x"] = new[] { "self" },
        ["tensor"] = new[] { "self", "other", "elements" },
        ["left"] = new[] { "self" },
        ["right"] = new[] { "other" },
        ["target"] = new[] { "other", "mat2", "vec", "tensor", "weight", "exponent" },
        ["y"] = new[] { "other" },
        ["q"] = new[] { "other" },
        ["A"] = new[] { "self", "input" },
        ["B"] = new[] { "other" },
        ["other"] = new[] { "b", "tensor", "values", "input3" },
        ["tau"] = new[] { "input2" },
        ["vec2"] = new[] { "other" },
        ["mat1"] = new[] { "mat" },
        ["mat2"] = new[] { "vec" },
        ["dividend"] = new[] { "self" },
        ["divisor"] = new[] { "other" },
        ["source"] = new[] { "src" },
        ["scalar"] = new[] { "other" },
        ["values"] = new[] { "self" },
        ["probs"] = new[] { "prob" },
        ["p"] = new[] { "n" },
        ["b"] = new[] { "self" },
        ["min"] = new[] { "min_val" },
        ["max"] = new[] { "max_val" },
        ["type"] = new[] { "dtype" },
        ["dimension"] = new[] { "dim" },
        ["dimensions"] = new[] { "dim" },
        ["dims"] = new[] { "dim" },
        ["axis"] = new[] { "dim" },
        ["permutation"] = new[] { "dims" },
        ["shape"] = new[] { "size" },
        ["len"] = new[] { "window_length" },
        ["sizes"] = new[] { "size", "repeats", "split_size", "indices" },
        ["size"] = new[] { "split_size", "sections" },
        ["split_size_or_sections"] = new[] { "split_size", "split_sizes" },
        ["indices_or_sections"] = new[] { "sections", "indices", "tensor_indices_or_sections" },
        ["reps"] = new[] { "dims" },
        ["dim0"] = new[] { "axis0" },
        ["dim1"] = new[] { "axis1" },
        ["strides"] = new[] { "stride" },
        ["weights"] = new[] { "weight" },
        ["nonBlocking"] = new[] { "non_blocking" },
        ["isImplicit"] = new[] { "implicit" },
        ["nanEqual"] = new[] { "equal_nan" },
        ["assumeUnique"] = new[] { "assume_unique" },
        ["fullMatrices"] = new[] { "full_matrices" },
        ["outInt32"] = new[] { "out_int32" },
        ["storageOffset"] = new[] { "storage_offset" },
        ["indices"] = new[] { "tensor_indices_or_sections" },
        ["value"] = new[] { "source" },
        ["batch2"] = new[] { "mat2" },
        ["finish"] = new[] { "end" },
        ["norm_type"] = new[] { "p" },
        ["lambda"] = new[] { "lambd" },
        ["input1"] = new[] { "x1" },
        ["input2"] = new[] { "x2" },
        ["training"] = new[] { "train" },
    };

    // Functions of nn.functional named otherwise than the operator that does their work.
    private static readonly Dictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["logsigmoid"] = "log_sigmoid",
        ["cross_entropy"] = "cross_entropy_loss",
        ["nll_loss"] = "nll_loss_nd",
        ["multi_label_margin_loss"] = "multilabel_margin_loss",
        ["dropout1d"] = "feature_dropout",
        ["dropout2d"] = "feature_dropout",
        ["dropout3d"] = "feature_dropout",
        ["adaptive_max_pool1d_with_indices"] = "adaptive_max_pool1d",
        ["adaptive_max_pool2d_with_indices"] = "adaptive_max_pool2d",
        ["adaptive_max_pool3d_with_indices"] = "adaptive_max_pool3d",
    };

    public static string OperatorOf(string function) => Renamed.TryGetValue(function, out var name) ? name : function;

    public static string[] Of(string parameter) => Known.TryGetValue(parameter, out var names) ? names : None;
}
