using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// What passes between this stage and one neighbor. Sends do not wait, or two stages that send to each other would wait for ever. Activations
/// have a shape that the next stage cannot know: it is sent once, ahead of the first.
/// </summary>
internal sealed class PipelineLink(ICommunicator communicator, int peer)
{
    private const int MostDimensions = 8;
    private const int ShapeTag = 1_000_000;
    private readonly List<(IWork Work, Tensor Tensor)> sent = [];
    private bool shapeIsSent;
    private long[]? received;

    /// <summary>Begins to send what a stage hands on; an activation's shape goes ahead of the first.</summary>
    public void Send(Tensor tensor, int tag)
    {
        if (IsActivation(tag) && !shapeIsSent)
        {
            shapeIsSent = true;
            Begin(ShapeOf(tensor), ShapeTag);
        }

        using var detached = tensor.detach();
        Begin(detached.contiguous(), tag);
        foreach (var (work, done) in sent.Where(s => s.Work.IsCompleted).ToList())
        {
            work.Wait();
            done.Dispose();
            sent.Remove((work, done));
        }
    }

    /// <summary>Waits for an activation.</summary>
    public Tensor Receive(int tag, Device device)
    {
        if (received is null)
        {
            using var header = zeros(MostDimensions + 2, dtype: ScalarType.Int64);
            communicator.Receive(header, peer, ShapeTag);
            received = header.data<long>().ToArray();
        }

        var tensor = empty(received[2..(2 + (int)received[1])], (ScalarType)received[0], device);
        communicator.Receive(tensor, peer, tag);
        return tensor;
    }

    /// <summary>Waits for the gradient of <paramref name="output"/>.</summary>
    public Tensor Receive(int tag, Tensor output)
    {
        var gradient = empty(output.shape, output.dtype, output.device);
        communicator.Receive(gradient, peer, tag);
        return gradient;
    }

    /// <summary>Waits until all has arrived.</summary>
    public void Finish()
    {
        foreach (var (work, tensor) in sent)
        {
            work.Wait();
            tensor.Dispose();
        }

        sent.Clear();
    }

    private static bool IsActivation(int tag) => tag % 2 == 0;

    private static Tensor ShapeOf(Tensor activation)
    {
        if (activation.Dimensions > MostDimensions)
        {
            throw new ArgumentException($"A stage puts out a tensor with {activation.Dimensions} dimensions; stages exchange at most {MostDimensions}.", nameof(activation));
        }

        return tensor([(long)activation.dtype, activation.Dimensions, .. activation.shape, .. new long[MostDimensions - activation.Dimensions]], ScalarType.Int64);
    }

    private void Begin(Tensor tensor, int tag) => sent.Add((communicator.SendAsync(tensor.DetachFromDisposeScope(), peer, tag), tensor));
}
