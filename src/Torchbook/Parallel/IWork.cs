namespace Torchbook.Parallel;

/// <summary>A collective or a transfer under way; torch.distributed's Work. The tensors it was given belong to it until it is done.</summary>
public interface IWork
{
    /// <summary>Whether it is done, well or not; does not wait.</summary>
    bool IsCompleted { get; }

    /// <summary>Returns when this rank's part is done and its tensors hold the result. May be called again.</summary>
    /// <exception cref="CommunicationException">A rank has died or did not come within the time-out, or the ranks' tensors do not fit together.</exception>
    void Wait();
}
