using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Torchbook.Deploy;

/// <summary>
/// A session with its input and output in fixed places (IO binding): on a GPU both lie in its memory, so that a run copies nothing that you
/// do not copy; on a CPU a run allocates nothing. Introduced in the lesson "Deploying to GPU".
/// </summary>
public sealed class BoundSession : IDisposable
{
    private readonly OnnxSession session;
    private readonly OrtIoBinding binding;
    private readonly RunOptions run = new();
    private readonly OrtAllocator? deviceMemory;
    private readonly OrtValue hostInput;
    private readonly OrtValue hostOutput;
    private readonly OrtValue input;
    private readonly OrtValue output;

    internal BoundSession(OnnxSession session, long[] inputShape, long[] outputShape)
    {
        this.session = session;
        binding = session.Native.CreateIoBinding();
        hostInput = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, inputShape);
        hostOutput = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, outputShape);
        (input, output) = (hostInput, hostOutput);
        if (session.Provider != ExecutionProvider.Cpu)
        {
            using var place = new OrtMemoryInfo("Cuda", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);
            deviceMemory = new OrtAllocator(session.Native, place);
            input = OrtValue.CreateAllocatedTensorValue(deviceMemory, TensorElementType.Float, inputShape);
            output = OrtValue.CreateAllocatedTensorValue(deviceMemory, TensorElementType.Float, outputShape);
        }

        binding.BindInput(session.Input.Name, input);
        binding.BindOutput(session.OutputName, output);
    }

    /// <summary>The input in the computer's memory: write here. Without a GPU the session reads it from here.</summary>
    public Span<float> Input => hostInput.GetTensorMutableDataAsSpan<float>();

    /// <summary>The output in the computer's memory: read here after <see cref="CopyOut"/>.</summary>
    public ReadOnlySpan<float> Output => hostOutput.GetTensorDataAsSpan<float>();

    /// <summary>Whether the session works in other memory than the computer's, so that copies are needed at all.</summary>
    public bool HasDeviceMemory => deviceMemory is not null;

    /// <summary>Copies the input to the GPU; nothing to do without one.</summary>
    public void CopyIn() => Copy(hostInput, input);

    /// <summary>Runs the model on what lies in its input.</summary>
    public void Run()
    {
        session.Native.RunWithBinding(run, binding);
        binding.SynchronizeBoundOutputs();
    }

    /// <summary>Copies the output from the GPU; nothing to do without one.</summary>
    public void CopyOut() => Copy(output, hostOutput);

    public void Dispose()
    {
        binding.Dispose();
        run.Dispose();
        if (deviceMemory is not null)
        {
            input.Dispose();
            output.Dispose();
            deviceMemory.Dispose();
        }

        hostInput.Dispose();
        hostOutput.Dispose();
    }

    private void Copy(OrtValue from, OrtValue to)
    {
        if (HasDeviceMemory)
        {
            OrtEnv.Instance().CopyTensors([from], [to], null);
        }
    }
}
