using Google.Protobuf;
using Torchbook.Deploy.Export;
using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Deploy;

/// <summary>Writes a trained model as an ONNX file, in the form that other programs run.</summary>
public static class OnnxModel
{
    /// <summary>
    /// Writes a model of known layers, and compares the file with the model on fresh random inputs before it is put in place. The model
    /// is exported in evaluation mode, from whichever device it is on, and left as it was. The first dimension, N, stays open.
    /// Introduced in the lesson "Deploying to GPU".
    /// </summary>
    /// <param name="model">float32; made of the engine's layers, <see cref="Models.IComposite"/> and <see cref="IOnnxExportable"/>.</param>
    /// <param name="inputShape">The shape of one input, without N, such as <c>[C, H, W]</c>.</param>
    /// <param name="path">The file to write, usually <c>.onnx</c>; one that is there is replaced, but only by a complete one.</param>
    /// <param name="tolerance">The relative difference allowed: 1e-5 where the model computes on the CPU, 5e-3 on CUDA, whose convolutions
    /// round to TensorFloat-32.</param>
    /// <exception cref="OnnxExportException">A module is not known, or the file computes something else.</exception>
    /// <exception cref="ArgumentException">The model does not take inputs of that shape, or is not float32.</exception>
    public static ExportReport Export(nn.Module<Tensor, Tensor> model, long[] inputShape, string path, double? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        RequireFloat32(model);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var mode = ModelMode.Evaluating(model);
        var on = model.parameters().FirstOrDefault()?.device ?? CPU;
        var shapes = RecordedShapes.Of(model, inputShape, on);
        var proto = new OnnxGraph(model, shapes).Finish(inputShape, shapes.Output(model));
        var bytes = proto.ToByteArray();
        var check = ExportCheck.Run(model, bytes, inputShape, on, tolerance ?? (on.type == TorchSharp.DeviceType.CPU ? 1e-5 : 5e-3));
        WholeFile.Write(path, file => file.Write(bytes));
        return new ExportReport
        {
            Path = Path.GetFullPath(path),
            Bytes = bytes.Length,
            Operators = [.. proto.Graph.Node.Select(node => node.OpType)],
            Compared = check.Compared,
            RelativeDifference = check.RelativeDifference,
        };
    }

    private static void RequireFloat32(nn.Module model)
    {
        var other = model.named_parameters().FirstOrDefault(p => p.parameter.dtype != ScalarType.Float32);
        if (other.parameter is not null)
        {
            throw new ArgumentException($"The parameter {other.name} is {other.parameter.dtype}; the export writes float32. Convert the model first: model.to(ScalarType.Float32).", nameof(model));
        }
    }
}
