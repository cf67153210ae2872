using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.PyTorch;

/// <summary>Runs Python with PyTorch on tensors of ours and brings its tensors back, bit for bit.</summary>
internal static class PyTorchScript
{
    private static readonly PythonServer Server = new("run.py");

    // Python's names of the element types.
    private static readonly Dictionary<ScalarType, string> Names = new()
    {
        [ScalarType.Byte] = "uint8",
        [ScalarType.Int8] = "int8",
        [ScalarType.Int16] = "int16",
        [ScalarType.Int32] = "int32",
        [ScalarType.Int64] = "int64",
        [ScalarType.Float16] = "float16",
        [ScalarType.BFloat16] = "bfloat16",
        [ScalarType.Float32] = "float32",
        [ScalarType.Float64] = "float64",
        [ScalarType.ComplexFloat32] = "complex64",
        [ScalarType.ComplexFloat64] = "complex128",
        [ScalarType.Bool] = "bool",
        [ScalarType.QInt8] = "qint8",
        [ScalarType.QUInt8] = "quint8",
        [ScalarType.QInt32] = "qint32",
    };

    /// <summary>Python's name of an element type, such as <c>float32</c>.</summary>
    public static string Name(ScalarType type) => Names[type];

    /// <summary>Runs the code and returns what it put into <c>out</c>, for instance <c>out["y"] = F.relu(x)</c>; numbers come back as tensors.</summary>
    /// <param name="python">Sees torch, nn, F, out and the inputs, each under its name; none of them requires gradients.</param>
    /// <param name="inputs">On any device.</param>
    /// <exception cref="PyTorchException">The code raised an exception.</exception>
    public static Dictionary<string, Tensor> Run(string python, params (string Name, Tensor Value)[] inputs)
    {
        var request = new { python, inputs = inputs.ToDictionary(i => i.Name, i => Encode(i.Value)) };
        using var answer = JsonDocument.Parse(Server.Ask(JsonSerializer.Serialize(request)));
        if (answer.RootElement.TryGetProperty("error", out var error))
        {
            throw new PyTorchException(error.GetString()!, answer.RootElement.GetProperty("trace").GetString()!);
        }

        return answer.RootElement.GetProperty("out").EnumerateObject().ToDictionary(p => p.Name, p => Decode(p.Value));
    }

    private static object Encode(Tensor tensor)
    {
        using var plain = tensor.detach().cpu().contiguous();
        return new { dtype = Names[tensor.dtype], shape = tensor.shape, data = Convert.ToBase64String(plain.bytes) };
    }

    private static Tensor Decode(JsonElement tensor)
    {
        var type = Names.First(n => n.Value == tensor.GetProperty("dtype").GetString()).Key;
        var result = empty(tensor.GetProperty("shape").Deserialize<long[]>()!, type);
        tensor.GetProperty("data").GetBytesFromBase64().CopyTo(result.bytes);
        return result;
    }
}

/// <summary>An exception that Python raised.</summary>
internal sealed class PyTorchException(string message, string trace) : Exception(message)
{
    public string Trace => trace;
}
