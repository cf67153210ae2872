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

    /// <summary>Reads a flag and, where it is set, a tensor in place of <paramref name="result"/>.</summary>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        result?.Dispose();
        result = null;
        if (reader.ReadBoolean())
        {
            LoadStateTensor(reader, ref result, device);
        }
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        if (tensor is not null)
        {
            TensorCodec.Write(writer, tensor);
        }
    }

    private protected static void LoadStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        result?.Dispose();
        result = TensorCodec.Read(reader).to(device, disposeAfter: true).DetachFromDisposeScope();
    }

    private protected static void CopyStateTensor(Tensor? source, ref Tensor? result, Device device)
    {
        if (ReferenceEquals(source, result))
        {
            return;
        }

        result?.Dispose();
        result = source?.to(device, copy: true).DetachFromDisposeScope();
    }

    private protected static void MoveStateTensor(ref Tensor? tensor, Device device) =>
        tensor = tensor?.to(device, disposeAfter: true).DetachFromDisposeScope();

    private protected static void ZeroStateTensor(ref Tensor? tensor, Tensor like)
    {
        tensor?.Dispose();
        tensor = zeros_like(like).DetachFromDisposeScope();
    }

    private protected static bool Close(Tensor? one, Tensor? other) =>
        one is null || other is null ? one is null && other is null : one.allclose(other);
}
