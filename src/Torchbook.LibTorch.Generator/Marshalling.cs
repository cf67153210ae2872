using System.Collections.Generic;

namespace Torchbook.LibTorch.Generator;

/// <summary>How a C# type crosses into the engine.</summary>
internal static class Marshalling
{
    private static readonly Dictionary<string, string[]> Kinds = new Dictionary<string, string[]>
    {
        ["TorchSharp.torch.Tensor"] = new[] { "Tensor" },
        ["TorchSharp.Scalar"] = new[] { "Scalar" },
        ["long"] = new[] { "int", "Scalar", "float" },
        ["int"] = new[] { "int", "Scalar" },
        ["long?"] = new[] { "int" },
        ["int?"] = new[] { "int" },
        ["double"] = new[] { "float", "Scalar" },
        ["float"] = new[] { "float", "Scalar" },
        ["double?"] = new[] { "float", "Scalar" },
        ["bool"] = new[] { "bool" },
        ["bool?"] = new[] { "bool" },
        ["string"] = new[] { "str" },
        ["TorchSharp.torch.ScalarType"] = new[] { "ScalarType" },
        ["TorchSharp.torch.ScalarType?"] = new[] { "ScalarType" },
        ["TorchSharp.torch.Device"] = new[] { "Device" },
        ["TorchSharp.torch.Generator"] = new[] { "Generator" },
        ["TorchSharp.torch.nn.Reduction"] = new[] { "int" },
        ["TorchSharp.FFTNormType"] = new[] { "str" },
        ["TorchSharp.torch.RoundingMode"] = new[] { "str" },
        ["TorchSharp.torch.linalg.QRMode"] = new[] { "str" },
        ["TorchSharp.Reduce"] = new[] { "str" },
        ["char"] = new[] { "str" },
    };

    private static readonly Dictionary<string, string> ListKinds = new Dictionary<string, string>
    {
        ["long[]"] = "int",
        ["System.ReadOnlySpan<long>"] = "int",
        ["(long, long)"] = "int",
        ["(long, long, long)"] = "int",
        ["(long, long, long, long)"] = "int",
        ["double[]"] = "float",
        ["TorchSharp.torch.Tensor[]"] = "Tensor",
        ["System.ReadOnlySpan<TorchSharp.torch.Tensor>"] = "Tensor",
        ["System.Collections.Generic.IList<TorchSharp.torch.Tensor>"] = "Tensor",
        ["System.Collections.Generic.IEnumerable<TorchSharp.torch.Tensor>"] = "Tensor",
    };

    /// <summary>0: cannot be passed; 1: can be (a single number where a list is wanted); 2: is exactly what is wanted.</summary>
    public static int Fit(string type, SchemaArgument argument)
    {
        if (ListKinds.TryGetValue(type, out var element)) return argument.IsList && argument.Kind == element ? 2 : 0;
        if (!Kinds.TryGetValue(type, out var kinds)) return 0;
        var at = System.Array.IndexOf(kinds, argument.Kind);
        if (at < 0) return 0;
        if (!argument.IsList) return at == 0 ? 2 : 1;
        return argument.Kind == "int" || argument.Kind == "float" ? 1 : 0;
    }

    public static bool IsTensor(string type) => type == "TorchSharp.torch.Tensor";

    public static bool IsTensorList(string type) => ListKinds.TryGetValue(type, out var kind) && kind == "Tensor";

    /// <summary>Types whose memory must stay put during the call.</summary>
    public static bool IsPinned(string type) => ListKinds.ContainsKey(type) || type == "string";
}
