using System.Reflection;

namespace Torchbook.Parallel;

public sealed partial class Launcher
{
    private const string Program = "Torchbook.Cli";

    /// <summary>Runs a C# script as n ranks in processes of their own, with <c>torchbook exec</c>. Blocks until they have ended.</summary>
    /// <param name="ranks">How many, n.</param>
    /// <param name="code">The script: as in a cell, with Torchbook and TorchSharp loaded.</param>
    /// <param name="arguments">What it finds in <c>Args</c>.</param>
    /// <returns>What the ranks printed, in the order in which it came.</returns>
    /// <exception cref="CommunicationException">A rank failed; the message holds its error.</exception>
    /// <exception cref="InvalidOperationException">This program is not torchbook, which could run the script.</exception>
    public static IReadOnlyList<RankLine> RunScript(int ranks, string code, params string[] arguments)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("torchbook-").FullName, "rank.csx");
        File.WriteAllText(file, code);
        try
        {
            var lines = new List<RankLine>();
            var launcher = new Launcher(ranks, [.. ThisProgram(), "exec", file, .. arguments]) { Output = lines.Add };
            using var stop = new CancellationTokenSource();
            var run = Task.Run(() => launcher.RunAsync(stop.Token));
            try
            {
                // In the notebook's own thread, so that its stop button reaches it.
                ((IAsyncResult)run).AsyncWaitHandle.WaitOne();
            }
            catch (ThreadInterruptedException)
            {
                stop.Cancel();
                run.ContinueWith(_ => { }).Wait();
                throw;
            }

            var result = run.GetAwaiter().GetResult();
            return result.FailedRank is null ? lines : throw new CommunicationException($"Of {ranks} ranks, {result.Summary}");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static string[] ThisProgram()
    {
        if (Assembly.GetEntryAssembly() is not { } entry || entry.GetName().Name != Program)
        {
            throw new InvalidOperationException("Scripts are run by torchbook exec, and this notebook is not run by torchbook. Save the script to a file, and start it with: ./torchbook launch -n 2 -- ./torchbook exec FILE.csx");
        }

        var program = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? [program, entry.Location] : [program];
    }
}
