using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torchbook.Cli.Testing;

/// <summary>One xunit program, run as a process of its own; its JSON messages become counts, and its crash becomes a failure.</summary>
/// <param name="assembly">The test program.</param>
/// <param name="filter">Only tests whose full name contains this; null for all.</param>
/// <param name="full">Whether tests run at the sizes of <c>--full</c>; they see it as <c>TORCHBOOK_FULL=1</c>.</param>
public sealed class TestProgram(string assembly, string? filter, bool full)
{
    private readonly Dictionary<string, string> running = [];
    private readonly Queue<string> lastWords = new();
    private readonly string name = Path.GetFileNameWithoutExtension(assembly);
    private bool finished;

    public async Task RunAsync(Tally tally, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var (passed, failed) = (tally.Passed, tally.Failed);
        List<string> arguments = [assembly, "-reporter", "json", "-noColor", "-noLogo"];
        if (filter is not null)
        {
            arguments.AddRange(["-method", $"*{filter}*"]);
        }

        var start = new ProcessStartInfo(Processes.Dotnet, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (full)
        {
            start.Environment["TORCHBOOK_FULL"] = "1";
        }

        using var process = Processes.Start(start);
        var errors = Task.Run(() => ReadErrors(process.StandardError), cancel);
        while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            Read(line, tally);
        }

        await Processes.WaitAsync(process, cancel);
        await errors;
        if (!finished)
        {
            var suspects = running.Count > 0 ? $" while running {string.Join(", ", running.Values)}" : "";
            tally.Fail(name, $"the test process ended with exit code {process.ExitCode}{suspects}\n{string.Join('\n', lastWords)}");
        }

        Console.WriteLine($"{name}: {tally.Passed - passed} passed, {tally.Failed - failed} failed in {watch.Elapsed.TotalSeconds:F0} s");
    }

    private void Read(string line, Tally tally)
    {
        if (Parse(line) is not { } message)
        {
            Remember(line);
            return;
        }

        var id = (string?)message["TestUniqueID"] ?? "";
        switch ((string?)message["$type"])
        {
            case "test-starting":
                running[id] = (string)message["TestDisplayName"]!;
                break;
            case "test-passed":
                tally.Pass();
                break;
            case "test-failed":
                tally.Fail(running[id], Describe(message));
                break;
            case "test-skipped":
                tally.Skip(running[id], (string?)message["Reason"] ?? "");
                break;
            case "test-finished":
                running.Remove(id);
                break;
            case "error-message" or "test-assembly-cleanup-failure" or "test-collection-cleanup-failure" or "test-class-cleanup-failure":
                tally.Fail(name, Describe(message));
                break;
            case "test-assembly-finished":
                finished = true;
                break;
        }
    }

    private async Task ReadErrors(StreamReader errors)
    {
        while (await errors.ReadLineAsync() is { } line)
        {
            Remember(line);
        }
    }

    // What a crashing process said last tells more than its exit code.
    private void Remember(string line)
    {
        lock (lastWords)
        {
            lastWords.Enqueue(line);
            if (lastWords.Count > 40)
            {
                lastWords.Dequeue();
            }
        }
    }

    private static JsonObject? Parse(string line)
    {
        try
        {
            return line.StartsWith("{\"$type\"", StringComparison.Ordinal) ? JsonNode.Parse(line) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Describe(JsonObject message)
    {
        var messages = (message["Messages"] as JsonArray ?? []).Select(text => (string?)text);
        var traces = (message["StackTraces"] as JsonArray ?? []).Select(text => (string?)text);
        return string.Join('\n', messages.Concat(traces).Where(text => !string.IsNullOrEmpty(text)));
    }
}
