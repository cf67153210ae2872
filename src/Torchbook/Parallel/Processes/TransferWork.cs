using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>A send or receive of a <see cref="ProcessGroup"/>: its data, and what both sides say about it.</summary>
internal sealed class TransferWork : IWork
{
    private readonly ICollectives engine;
    private readonly List<(nint Transfer, Tensor Tensor, Action? WhenDone)> parts = [];
    private readonly Task finish;
    private int begun;

    /// <param name="engine">What moves the bytes.</param>
    /// <param name="attempt">Turns the engine's errors into the group's.</param>
    public TransferWork(ICollectives engine, Action<Action> attempt)
    {
        this.engine = engine;
        finish = new Task(() => attempt(Finish));
    }

    // Gloo knows whether a transfer is done only by waiting for it.
    public bool IsCompleted
    {
        get
        {
            if (Interlocked.Exchange(ref begun, 1) == 0)
            {
                new Thread(finish.RunSynchronously) { IsBackground = true, Name = "waits for a transfer" }.Start();
            }

            return finish.IsCompleted;
        }
    }

    public void Wait()
    {
        if (Interlocked.Exchange(ref begun, 1) == 0)
        {
            finish.RunSynchronously();
        }

        finish.GetAwaiter().GetResult();
    }

    /// <summary>Sends a tensor that this work then owns, as <see cref="Expect"/> and <see cref="Move"/> do.</summary>
    public void Send(Tensor tensor, int peer, int tag) => parts.Add((engine.Send(tensor, peer, tag), tensor.DetachFromDisposeScope(), null));

    /// <summary>Receives, and then looks at what has come before anything sent or received later counts.</summary>
    public void Expect(Tensor tensor, int peer, int tag, Action whenDone) => parts.Add((engine.Receive(tensor, peer, tag), tensor, whenDone));

    public void Move(Tensor tensor, int peer, int tag, bool isSend) =>
        parts.Add((isSend ? engine.Send(tensor, peer, tag) : engine.Receive(tensor, peer, tag), tensor, null));

    private void Finish()
    {
        try
        {
            foreach (var (transfer, _, whenDone) in parts)
            {
                engine.Wait(transfer);
                whenDone?.Invoke();
            }
        }
        finally
        {
            foreach (var (transfer, tensor, _) in parts)
            {
                engine.Release(transfer);
                tensor.Dispose();
            }
        }
    }
}
