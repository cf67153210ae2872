using Microsoft.ML.OnnxRuntime;
using static TorchSharp.torch;

namespace Torchbook.Deploy;

/// <summary>A loaded ONNX model with one input and one output, ready to run. Introduced in the lesson "Deploying to GPU".</summary>
public sealed partial class OnnxSession : IDisposable
{
    private readonly string name;
    private readonly RunOptions run = new();

    private OnnxSession(InferenceSession native, string name, ExecutionProvider provider)
    {
        (Native, this.name, Provider) = (native, name, provider);
        var input = native.InputMetadata.First();
        Input = new OnnxInput(input.Key, input.Value.ElementDataType, input.Value.Dimensions);
        OutputName = native.OutputMetadata.First().Key;
    }

    /// <summary>The official session, for all that this class leaves out.</summary>
    public InferenceSession Native { get; }

    /// <summary>What the model takes.</summary>
    public OnnxInput Input { get; }

    public string OutputName { get; }

    /// <summary>What it computes with; <see cref="ExecutionProviders.Examine"/> says why not with another.</summary>
    public ExecutionProvider Provider { get; }

    /// <summary>Runs the model.</summary>
    /// <param name="input">float32, of the shape that <see cref="Input"/> names, on any device.</param>
    /// <returns>The output, on the CPU.</returns>
    /// <exception cref="ArgumentException">The input is of another shape or type.</exception>
    public Tensor Run(Tensor input)
    {
        Input.Require(name, input.dtype.ToString().ToLowerInvariant(), input.shape);
        using var here = input.detach().cpu().contiguous();
        var (values, shape) = Run(here.data<float>().ToArray(), here.shape);
        return tensor(values, shape);
    }

    /// <summary>Runs the model on numbers that need no tensor engine.</summary>
    /// <param name="input">Row by row, the last dimension fastest.</param>
    /// <param name="shape">With N first.</param>
    /// <exception cref="ArgumentException">The input is of another shape or type.</exception>
    public (float[] Values, long[] Shape) Run(float[] input, params long[] shape)
    {
        Input.Require(name, "float32", shape);
        if (input.Length != shape.Aggregate(1L, (a, b) => a * b))
        {
            throw new ArgumentException($"{input.Length} numbers do not fill [{string.Join(", ", shape)}].", nameof(input));
        }

        using var value = OrtValue.CreateTensorValueFromMemory(input, shape);
        using var outputs = Native.Run(run, [Input.Name], [value], [OutputName]);
        return (outputs[0].GetTensorDataAsSpan<float>().ToArray(), outputs[0].GetTensorTypeAndShape().Shape);
    }

    public void Dispose()
    {
        run.Dispose();
        Native.Dispose();
    }
}
