using System.Diagnostics;

namespace Torchbook.Parallel;

/// <summary>
/// A small shell that ends the ranks when the launcher is gone, also where it was killed and could not do so itself: the
/// operating system closes the pipe between them.
/// </summary>
internal sealed class Guardian : IDisposable
{
    private const string Script = """
        trap '' HUP INT TERM
        while read -r word; do
          [ "$word" = done ] && exit 0
          groups="$groups $word"
        done
        for group in $groups; do kill -9 "-$group"; done
        """;

    private readonly Process? shell;

    public Guardian()
    {
        if (ProcessTree.HasGroups)
        {
            shell = Process.Start(ProcessTree.StartInfo(["/bin/sh", "-c", Script]));
        }
    }

    /// <summary>From now on, ends this process and its group too.</summary>
    public void Watch(Process leader) => Tell($"{leader.Id}");

    public void Dispose()
    {
        Tell("done");
        shell?.WaitForExit();
        shell?.Dispose();
    }

    private void Tell(string word)
    {
        shell?.StandardInput.WriteLine(word);
        shell?.StandardInput.Flush();
    }
}
