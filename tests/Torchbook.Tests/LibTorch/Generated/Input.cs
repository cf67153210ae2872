using Torchbook.LibTorch.Generator;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>One thing that a call takes.</summary>
/// <param name="parameter">As TorchSharp declares it; null stands for the tensor that the method is called on.</param>
/// <param name="schemaName">What libtorch calls it.</param>
internal sealed class Input(Parameter? parameter, string schemaName)
{
    public static readonly Input Self = new(null, "self");

    public string Name => parameter?.Name ?? "self";

    public string SchemaName => schemaName;

    public string Type => parameter?.Type ?? "TorchSharp.torch.Tensor";

    /// <summary>As in the declaration; null where a caller must give the value.</summary>
    public string? Default => parameter?.Default;

    public InputKind Kind => Type switch
    {
        _ when Name is "rawArray" or "dataArray" || (Name == "scalar" && Type != "TorchSharp.Scalar") => InputKind.Data,
        "TorchSharp.torch.Tensor" => InputKind.Tensor,
        "TorchSharp.Scalar" => InputKind.Scalar,
        "long" or "int" or "long?" or "int?" => InputKind.Integer,
        "double" or "float" or "double?" => InputKind.Number,
        "bool" or "bool?" => InputKind.Boolean,
        "string" or "char" => InputKind.Text,
        "string[]" => InputKind.Names,
        "long[]" or "System.ReadOnlySpan<long>" or "(long, long)" or "(long, long, long)" or "(long, long, long, long)" or "(long, long)?" or "(long, long, long)?" or "(long, long)[]" or "int[]" or "System.Collections.Generic.IEnumerable<long>" or "TorchSharp.torch.Size" => InputKind.Integers,
        "double[]" or "(double, double)?" or "(double, double, double)?" => InputKind.Numbers,
        "TorchSharp.torch.ScalarType" or "TorchSharp.torch.ScalarType?" => InputKind.ElementType,
        "TorchSharp.torch.Device" => InputKind.Device,
        "TorchSharp.torch.Generator" => InputKind.Generator,
        "TorchSharp.torch.nn.Reduction" or "TorchSharp.FFTNormType" or "TorchSharp.torch.RoundingMode" or "TorchSharp.torch.linalg.QRMode" or "TorchSharp.Reduce" => InputKind.Choice,
        _ when Marshalling.IsTensorList(Type) => InputKind.Tensors,
        _ => InputKind.Data,
    };
}

internal enum InputKind
{
    Tensor,
    Tensors,
    Scalar,
    Integer,
    Integers,
    Number,
    Numbers,
    Boolean,
    Text,
    Names,
    ElementType,
    Device,
    Generator,
    Choice,

    /// <summary>A number, array, list or memory that becomes a tensor.</summary>
    Data,
}
