using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Torchbook.Parallel;
using Torchbook.Tests.Cli;
using Torchbook.Tests.Data;

namespace Torchbook.Tests.Parallel;

/// <summary>Process groups between real processes.</summary>
public class RankProcessTests
{
    [Fact]
    public async Task Given_two_processes_when_they_reduce_then_each_has_the_sum_and_its_arguments()
    {
        var (result, lines) = await RankScript.RunAsync(2, """
            var group = ProcessGroup.FromEnvironment(TimeSpan.FromSeconds(60));
            var tensor = full(3, group.Rank + 1.5);
            group.AllReduce(tensor);
            Console.WriteLine($"{Args[0]} {tensor[2].item<float>()}");
            """, "a \"word\"");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["[0] a \"word\" 4", "[1] a \"word\" 4"], lines.Select(l => l.ToString()).Order());
    }

    [Fact]
    public async Task Given_a_rank_that_is_killed_amid_its_work_when_the_other_waits_then_the_launch_ends_soon_and_names_it()
    {
        var begin = Stopwatch.GetTimestamp();
        var (result, lines) = await RankScript.RunAsync(2, """
            var group = ProcessGroup.FromEnvironment();
            group.Barrier();
            Console.WriteLine(DateTime.UtcNow.Ticks);
            if (group.Rank == 0) System.Diagnostics.Process.GetCurrentProcess().Kill();
            group.AllReduce(ones(1000));
            """);

        Assert.Equal((137, 0), (result.ExitCode, result.FailedRank));
        var killed = new DateTime(long.Parse(lines.First(l => !l.IsError).Text), DateTimeKind.Utc);
        Assert.InRange(DateTime.UtcNow - killed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Given_a_rank_that_throws_when_the_other_waits_for_it_then_its_error_is_told_with_file_and_line()
    {
        var (result, _) = await RankScript.RunAsync(2, """
            var group = ProcessGroup.FromEnvironment();
            if (group.Rank == 1)
            {
                group.Dispose();
                Thread.Sleep(50);
                throw new InvalidOperationException("rank 1 has had enough");
            }
            group.AllReduce(ones(1000));
            """);

        Assert.Equal((1, 1), (result.ExitCode, result.FailedRank));
        Assert.Contains("rank 1 has had enough", result.Error);
        Assert.Contains("rank.csx:line 6", result.Error);
    }

    [Fact]
    public async Task Given_a_program_at_the_port_that_is_not_rank_0_when_a_rank_comes_then_it_does_not_wait_for_ever()
    {
        LocalGroups.Require();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var folder = new TemporaryFolder();
        var file = folder / "rank.csx";
        await File.WriteAllTextAsync(file, "ProcessGroup.FromEnvironment(TimeSpan.FromSeconds(1));");

        var outcome = await Outcome.OfAsync(folder.Path, new Dictionary<string, string?>
        {
            ["RANK"] = "1",
            ["WORLD_SIZE"] = "2",
            ["MASTER_ADDR"] = "127.0.0.1",
            ["MASTER_PORT"] = $"{((IPEndPoint)other.LocalEndpoint).Port}",
        }, [.. RankScript.Program, "exec", file]);

        Assert.Equal(Launcher.CausedByOthers, outcome.ExitCode);
        Assert.Contains("Rank 1 of 2 cannot meet the others", outcome.Errors);
    }

    [Fact]
    public async Task Given_a_program_without_the_library_for_it_when_a_rank_starts_then_the_error_says_how_to_get_it()
    {
        LocalGroups.Require();
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Where(f => Path.GetFileName(f) != "libtorchbook_c10d.so"))
        {
            File.Copy(file, folder / Path.GetFileName(file));
        }

        var script = folder / "rank.csx";
        await File.WriteAllTextAsync(script, "ProcessGroup.FromEnvironment();");
        var outcome = await Outcome.OfAsync(folder.Path, new Dictionary<string, string?>(), "dotnet", folder / "Torchbook.Cli.dll", "exec", script);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("CommunicationException", outcome.Errors);
        Assert.Contains("libgloo-dev", outcome.Errors);
    }
}
