using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Deploy.Export;

/// <summary>Asks ONNX Runtime and the model the same, before a file is written.</summary>
internal sealed record ExportCheck(int Compared, double RelativeDifference)
{
    // One alone and a few together: a graph with a wrong batch dimension passes only one of them.
    private static readonly int[] batches = [1, 3];

    /// <exception cref="OnnxExportException">They disagree by more than the tolerance, or ONNX Runtime refuses the file.</exception>
    public static ExportCheck Run(nn.Module<Tensor, Tensor> model, byte[] onnx, long[] inputShape, Device on, double tolerance)
    {
        using var session = OnnxSession.Load(onnx, new SessionSettings { Provider = ExecutionProvider.Cpu });
        var difference = 0.0;
        foreach (var batch in batches)
        {
            using var scope = NewDisposeScope();
            var input = RandomInput([batch, .. inputShape]);
            var expected = model.call(input.to(on)).cpu();
            var got = session.Run(input);
            if (!got.shape.SequenceEqual(expected.shape))
            {
                throw new OnnxExportException($"For a batch of {batch} the model returns [{string.Join(", ", expected.shape)}], its ONNX form [{string.Join(", ", got.shape)}].");
            }

            difference = Math.Max(difference, Relative(got, expected));
        }

        // Not "greater than": a NaN has to fail as well.
        return difference <= tolerance
            ? new ExportCheck(batches.Sum(), difference)
            : throw new OnnxExportException(string.Create(CultureInfo.InvariantCulture,
                $"On random inputs the ONNX form differs from the model by {difference:0.0e+0} relative, more than {tolerance:0.0e+0}. Nothing was written."));
    }

    // Not from the engine's generator: an export must not change what a seeded training draws next.
    private static Tensor RandomInput(long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (a, b) => a * b)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - Random.Shared.NextDouble())) * Math.Cos(2 * Math.PI * Random.Shared.NextDouble()));
        }

        return tensor(values, shape);
    }

    private static double Relative(Tensor got, Tensor expected)
    {
        var difference = (got - expected).abs().max().ToDouble();
        var largest = expected.abs().max().ToDouble();
        return difference == 0 ? 0 : difference / largest;
    }
}
