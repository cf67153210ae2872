using System.CommandLine;
using Torchbook.Parallel;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook launch</c>: starts one command as several ranks.</summary>
public static class LaunchCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--ranks", "-n") { Description = "How many processes", HelpName = "N", Required = true };
        var port = new Option<int?>("--port") { Description = "The port on which rank 0 listens (default: a free one)", HelpName = "P" };
        var program = new Argument<string[]>("COMMAND") { Description = "What each rank runs, after --", Arity = ArgumentArity.OneOrMore };
        var command = new Command("launch", "Start a command as several ranks on this machine; when one fails, all end") { count, port, program };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(count), parsed.GetValue(port), parsed.GetValue(program)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(int count, int? port, string[] program, CancellationToken cancel)
    {
        if (count is < 1 or > 1024)
        {
            throw new CommandException($"-n {count}: it must be a number of processes from 1 to 1024.");
        }

        if (port is < 1 or > ushort.MaxValue)
        {
            throw new CommandException($"--port {port}: it must be a number from 1 to {ushort.MaxValue}.");
        }

        var launcher = new Launcher(count, program) { Port = port, Output = line => (line.IsError ? Console.Error : Console.Out).WriteLine(line) };
        var result = await launcher.RunAsync(cancel);
        if (result.FailedRank is not null)
        {
            Console.Error.WriteLine($"torchbook launch: {result.Summary}");
        }

        return result.ExitCode;
    }
}
