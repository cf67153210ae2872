using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>
/// Brings losses from the device. On a CPU each is read at once; on a GPU several together, since each read makes the CPU wait until
/// the GPU has done all that was queued.
/// </summary>
internal sealed class LossReader(Device device) : IDisposable
{
    private const int GpuBatch = 32;
    private readonly int capacity = device.type == TorchSharp.DeviceType.CPU ? 1 : GpuBatch;
    private readonly List<Tensor> waiting = [];

    /// <returns>True when it is time to <see cref="Read"/>.</returns>
    public bool Add(Tensor loss)
    {
        waiting.Add(loss.detach().DetachFromDisposeScope());
        return waiting.Count >= capacity;
    }

    /// <summary>All losses since the last read, oldest first.</summary>
    public IReadOnlyList<float> Read()
    {
        if (waiting.Count == 0)
        {
            return [];
        }

        using var scope = NewDisposeScope();
        float[] values = waiting.Count == 1
            ? [waiting[0].to(ScalarType.Float32).item<float>()]
            : stack(waiting).to(ScalarType.Float32).cpu().data<float>().ToArray();
        Dispose();
        return values;
    }

    public void Dispose()
    {
        waiting.ForEach(t => t.Dispose());
        waiting.Clear();
    }
}
