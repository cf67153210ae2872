using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Torchbook.Parallel;

namespace Torchbook.Tests.Parallel;

public class LauncherTests
{
    private static readonly TimeSpan oneMinute = TimeSpan.FromMinutes(1);

    private static void RequireShell() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Process groups as on Linux.");

    private static async Task<(LaunchResult Result, List<RankLine> Lines)> ShellAsync(int ranks, string script, int? port = null)
    {
        RequireShell();
        var lines = new List<RankLine>();
        var result = await new Launcher(ranks, ["/bin/sh", "-c", script]) { Output = lines.Add, Port = port }.RunAsync();
        return (result, lines);
    }

    // A dead process that nobody has waited for yet is still listed, as a zombie.
    private static bool Runs(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task GoneAsync(IEnumerable<int> pids)
    {
        var begin = Stopwatch.GetTimestamp();
        foreach (var pid in pids)
        {
            while (Runs(pid))
            {
                if (Stopwatch.GetElapsedTime(begin) > oneMinute)
                {
                    Assert.Fail($"Still there: {File.ReadAllText($"/proc/{pid}/stat")}");
                }

                await Task.Delay(20);
            }
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var begin = Stopwatch.GetTimestamp(); !condition(); await Task.Delay(20))
        {
            Assert.InRange(Stopwatch.GetElapsedTime(begin), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        }
    }

    private static int[] Pids(IEnumerable<RankLine> lines) => [.. lines.SelectMany(l => l.Text.Split(' ')).Select(int.Parse)];

    [Fact]
    public async Task Given_ranks_when_they_start_then_each_finds_its_place_in_the_variables()
    {
        var (result, lines) = await ShellAsync(3, "echo $RANK $LOCAL_RANK $WORLD_SIZE $LOCAL_WORLD_SIZE $MASTER_ADDR; echo port $MASTER_PORT; echo threads $OMP_NUM_THREADS >&2; read x || echo end");

        Assert.Equal((0, null, ""), (result.ExitCode, result.FailedRank, result.Error));
        for (var rank = 0; rank < 3; rank++)
        {
            Assert.Contains(new(rank, $"{rank} {rank} 3 3 127.0.0.1", false), lines);
            Assert.Contains(new(rank, "end", false), lines);
            Assert.Contains(lines, l => l.Rank == rank && l.IsError && l.Text.StartsWith("threads ", StringComparison.Ordinal));
        }

        Assert.InRange(int.Parse(Assert.Single(lines.Where(l => l.Text.StartsWith("port ", StringComparison.Ordinal)).Select(l => l.Text).Distinct())[5..]), 1, 65535);
    }

    [Fact]
    public async Task Given_a_rank_that_fails_when_others_would_run_on_then_all_end_with_what_they_started_and_its_error_is_told()
    {
        var (result, lines) = await ShellAsync(3, "trap '' TERM; sleep 1000 & echo $$ $!; [ $RANK = 1 ] && { sleep 0.5; echo out of paper >&2; exit 7; }; wait; sleep 1000");

        Assert.Equal((7, 1, "out of paper"), (result.ExitCode, result.FailedRank, result.Error));
        Assert.Contains("rank 1 failed with exit code 7", result.Summary);
        Assert.InRange(result.Duration, TimeSpan.Zero, oneMinute);
        Assert.Equal(6, Pids(lines.Where(l => !l.IsError)).Length);
        await GoneAsync(Pids(lines.Where(l => !l.IsError)));
    }

    [Fact]
    public async Task Given_a_rank_that_is_killed_when_the_launcher_notices_then_the_exit_code_is_128_and_the_signal()
    {
        var (result, lines) = await ShellAsync(2, "echo $$; [ $RANK = 1 ] && kill -9 $$; sleep 1000");

        Assert.Equal((137, 1), (result.ExitCode, result.FailedRank));
        Assert.Contains("ended by signal 9", result.Summary);
        await GoneAsync(Pids(lines));
    }

    [Fact]
    public async Task Given_ranks_that_succeed_when_they_leave_something_behind_then_it_ends_too()
    {
        var (result, lines) = await ShellAsync(2, "sleep 1000 >/dev/null 2>&1 & echo $!");

        Assert.Equal(0, result.ExitCode);
        await GoneAsync(Pids(lines));
    }

    [Fact]
    public async Task Given_several_failures_when_one_says_that_others_were_the_cause_then_the_other_is_reported()
    {
        var (result, _) = await ShellAsync(2, $"[ $RANK = 0 ] && exit {Launcher.CausedByOthers}; echo the cause >&2; exit 3");

        Assert.Equal((3, 1, "the cause"), (result.ExitCode, result.FailedRank, result.Error));
    }

    [Fact]
    public async Task Given_a_cancelled_launch_when_ranks_run_then_they_are_ended()
    {
        RequireShell();
        var lines = new List<RankLine>();
        using var cancel = new CancellationTokenSource();
        var run = new Launcher(2, ["/bin/sh", "-c", "echo $$; sleep 1000"]) { Output = lines.Add }.RunAsync(cancel.Token);
        await UntilAsync(() => lines.Count == 2);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await GoneAsync(Pids(lines));
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Given_the_launcher_itself_when_it_gets_a_signal_then_no_rank_is_left(string signal)
    {
        RequireShell();
        var start = new ProcessStartInfo(RankScript.Program[0], [RankScript.Program[1], "launch", "-n", "2", "--", "/bin/sh", "-c", "sleep 1000 & echo $$ $!; sleep 1000"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var launcher = Process.Start(start)!;
        int[] pids = [.. Words(await launcher.StandardOutput.ReadLineAsync()), .. Words(await launcher.StandardOutput.ReadLineAsync())];
        using var kill = Process.Start("kill", [$"-{signal}", $"{launcher.Id}"]);
        await launcher.WaitForExitAsync();

        Assert.NotEqual(0, launcher.ExitCode);
        await GoneAsync(pids);

        static IEnumerable<int> Words(string? line) => line![4..].Split(' ').Select(int.Parse);
    }

    [Fact]
    public async Task Given_a_port_in_use_when_named_then_nothing_is_started()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<CommunicationException>(() => ShellAsync(2, "echo", port));

        Assert.Contains($"port {port}", error.Message);
    }

    [Fact]
    public async Task Given_a_command_that_does_not_exist_when_launched_then_the_error_names_it()
    {
        RequireShell();
        var result = await new Launcher(2, ["/no/such/program"]).RunAsync();

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("/no/such/program", result.Error);
    }
}
