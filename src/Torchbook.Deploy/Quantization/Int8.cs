using Google.Protobuf;
using Torchbook.Deploy.Quantization;
using static TorchSharp.torch;

namespace Torchbook.Deploy;

/// <summary>
/// Static quantization after training: weights become int8 with one scale a channel, activations uint8 with ranges that calibration
/// measured, written as pairs of QuantizeLinear and DequantizeLinear that ONNX Runtime turns into integer kernels (Jacob et al.,
/// <i>Quantization and training of neural networks for efficient integer-arithmetic-only inference</i>, arXiv 1712.05877).
/// Introduced in the lesson "Deploying to GPU".
/// </summary>
public static class Int8
{
    /// <summary>Writes the quantized form of an ONNX file.</summary>
    /// <param name="source">A float32 model with one input and one output.</param>
    /// <param name="destination">The file to write.</param>
    /// <param name="calibration">Batches of typical inputs, a few hundred examples in all; from the training data, not from the test data.</param>
    /// <param name="settings">Defaults when null.</param>
    /// <exception cref="OnnxFileException">The source is not a model that ONNX Runtime can run, or has nothing to quantize.</exception>
    /// <exception cref="ArgumentException">There are no calibration inputs, one is of another shape or not finite, or a setting is out of range.</exception>
    public static QuantizationReport Quantize(string source, string destination, IEnumerable<Tensor> calibration, QuantizationSettings? settings = null)
    {
        settings ??= new();
        if (settings.Percentile is not (> 50 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(settings), settings.Percentile, "A range covers more than 50 and at most 100 percent of the values.");
        }

        using var probe = OnnxSession.Load(source, new SessionSettings { Provider = ExecutionProvider.Cpu, Threads = 1 });
        var graph = new QuantizedGraph(FoldedModel.Of(source));
        if (graph.Weighted.Count == 0)
        {
            throw new OnnxFileException($"{Path.GetFileName(source)} has no convolution or matrix product with constant weights: there is nothing to quantize.");
        }

        var ranges = Calibration.Run(graph, calibration.Select(batch => Checked(batch, probe.Input, Path.GetFileName(source))), settings);
        var kept = graph.Plan(ranges);
        var model = new QdqWriter(graph, kept, settings.PerChannel).Write();
        var bytes = model.ToByteArray();
        WholeFile.Write(destination, file => file.Write(bytes));
        return new QuantizationReport
        {
            Path = Path.GetFullPath(destination),
            BytesBefore = new FileInfo(source).Length,
            BytesAfter = bytes.Length,
            QuantizedNodes = graph.Weighted.Count,
            Ranges = kept,
        };
    }

    private static Tensor Checked(Tensor batch, OnnxInput input, string file)
    {
        input.Require(file, batch.dtype.ToString().ToLowerInvariant(), batch.shape);
        using var finite = batch.isfinite().all();
        return finite.item<bool>() ? batch : throw new ArgumentException("A calibration input holds NaN or infinity: no range follows from it.");
    }
}
