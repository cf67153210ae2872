using Torchbook.LibTorch;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers about one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Sets the state to that before the first step.</summary>
    public abstract void Initialize(OptimizerOptions options);

    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Copies the values of another state of the same kind.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    public abstract void SaveStateDict(BinaryWriter writer);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    public virtual void to(Device device)
    {
    }

    /// <summary>Begins a step: counts it and puts the state's tensors at position <paramref name="i"/> of the batch.</summary>
    internal virtual void Enter(OptimizerOptions options, GradientBatch batch, int i)
    {
    }

    /// <summary>Reads a flag and, where it is set, a tensor in place of <paramref name="result"/>.</summary>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device) =>
        Replace(ref result, reader.ReadBoolean() ? TensorCodec.Read(reader).to(device, disposeAfter: true) : null);

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        if (tensor is not null)
        {
            TensorCodec.Write(writer, tensor);
        }
    }

    private protected static void Save(BinaryWriter writer, Tensor tensor) => TensorCodec.Write(writer, tensor);

    private protected void LoadOptional(BinaryReader reader, ref Tensor? result)
    {
        if (reader.ReadBoolean())
        {
            Load(reader, ref result);
        }
        else
        {
            Clear(ref result);
        }
    }

    /// <exception cref="ArgumentException">The tensor read has another shape than the parameter.</exception>
    private protected void Load(BinaryReader reader, ref Tensor? result)
    {
        var loaded = TensorCodec.Read(reader);
        if (!loaded.shape.AsSpan().SequenceEqual(_parameter.shape))
        {
            using var refused = loaded;
            throw new ArgumentException(
                $"The state was saved for a parameter of shape [{string.Join(", ", loaded.shape)}]; here it is [{string.Join(", ", _parameter.shape)}]. Make the optimizer for the model that the state was saved with.");
        }

        Replace(ref result, loaded.to(_parameter.device, disposeAfter: true));
    }

    private protected void Copy(Tensor? source, ref Tensor? result)
    {
        if (!ReferenceEquals(source, result))
        {
            Replace(ref result, source?.to(_parameter.device, copy: true));
        }
    }

    private protected static void Move(ref Tensor? tensor, Device device) =>
        tensor = tensor?.to(device, disposeAfter: true).DetachFromDisposeScope();

    private protected void Zero(ref Tensor? tensor) => Fill(ref tensor, 0);

    private protected void Fill(ref Tensor? tensor, double value) => Replace(ref tensor, full_like(_parameter, value));

    private protected static void Clear(ref Tensor? tensor) => Replace(ref tensor, null);

    private protected static bool Close(Tensor? one, Tensor? other) =>
        one is null || other is null ? one is null && other is null : one.allclose(other);

    // The old tensor goes only once the new one is there: a failed load leaves a state that still works.
    private static void Replace(ref Tensor? tensor, Tensor? value)
    {
        tensor?.Dispose();
        tensor = value?.DetachFromDisposeScope();
    }
}
