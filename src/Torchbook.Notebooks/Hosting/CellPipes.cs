using System.IO.Pipes;

namespace Torchbook.Notebooks.Hosting;

/// <summary>
/// The two pipes to the process that runs cells. They have no name: nothing is left in the temporary folder, however both sides end.
/// </summary>
internal sealed class CellPipes : IDisposable
{
    private readonly AnonymousPipeServerStream answers = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream requests = new(PipeDirection.Out, HandleInheritability.Inheritable);

    /// <summary>What the new process is told, so that it finds its ends.</summary>
    public string Handles => $"{requests.GetClientHandleAsString()}:{answers.GetClientHandleAsString()}";

    public MessageChannel Channel => new(answers, requests);

    /// <summary>The ends of a process that was started with <see cref="Handles"/>. What that process starts does not get them.</summary>
    public static MessageChannel Open(string handles)
    {
        var parts = handles.Split(':');
        var requests = new AnonymousPipeClientStream(PipeDirection.In, parts[0]);
        var answers = new AnonymousPipeClientStream(PipeDirection.Out, parts[1]);
        ProcessCalls.KeepFromChildren(requests.SafePipeHandle);
        ProcessCalls.KeepFromChildren(answers.SafePipeHandle);
        return new(requests, answers);
    }

    /// <summary>The new process has its ends: without ours it is the only one that holds them, so that each side sees the other's end.</summary>
    public void Inherited()
    {
        requests.DisposeLocalCopyOfClientHandle();
        answers.DisposeLocalCopyOfClientHandle();
    }

    public void Dispose()
    {
        answers.Dispose();
        requests.Dispose();
    }
}
