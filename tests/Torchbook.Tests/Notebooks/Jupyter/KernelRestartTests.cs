using System.Globalization;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>Kernels that are killed in the middle of their work.</summary>
public sealed class KernelRestartTests
{
    // "./torchbook test --full" kills fifty.
    private static int Kills => Environment.GetEnvironmentVariable("TORCHBOOK_FULL") == "1" ? 50 : 3;

    [Fact]
    public void Given_kernels_killed_under_load_when_started_again_then_no_process_and_no_file_is_left()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks for processes in /proc");
        const int seed = 20261124;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var random = new Random(seed);
        using var temporary = new TemporaryFolder();
        using var work = new TemporaryFolder();
        var mark = Guid.NewGuid().ToString("N");
        for (var kill = 0; kill < Kills; kill++)
        {
            using var kernel = new KernelClient("tcp", ("TMPDIR", temporary.Path), ("TORCHBOOK_TEST_MARK", mark), HostCommand.NoDiagnosticSockets);
            Assert.Equal("2", kernel.Execute("1+1").Value);
            kernel.Begin($$"""
                using Torchbook.Notebooks.Documents;
                System.Diagnostics.Process.Start("sh", ["-c", "sleep 1000 & sleep 1000"]);
                new Thread(() => { while (true) { Console.WriteLine("load"); } }).Start();
                while (true) { AtomicFile.WriteText("{{work.Combine("result.txt")}}", new string('x', 100_000)); }
                """);
            Thread.Sleep(random.Next(1_500));
            kernel.Process.Kill();
            kernel.Process.WaitForExit();
            Assert.True(SpinWait.SpinUntil(() => Alive(mark).Count == 0, TimeSpan.FromSeconds(60)), string.Join('\n', Alive(mark)));
        }

        Assert.Empty(Directory.GetFileSystemEntries(temporary.Path));
        if (File.Exists(work.Combine("result.txt")))
        {
            Assert.Equal(100_000, new FileInfo(work.Combine("result.txt")).Length);
        }
    }

    private static List<string> Alive(string mark)
    {
        var found = new List<string>();
        foreach (var folder in Directory.GetDirectories("/proc").Where(f => int.TryParse(Path.GetFileName(f), CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                if (File.ReadAllText(folder + "/environ").Contains(mark))
                {
                    found.Add($"{folder}: {File.ReadAllText(folder + "/cmdline").Replace('\0', ' ')}");
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked, or is not ours.
            }
        }

        return found;
    }
}
