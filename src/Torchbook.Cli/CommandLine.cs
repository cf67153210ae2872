using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Export;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Cli;

/// <summary>Parses the arguments, runs one command, and turns what goes wrong into one message and an exit code.</summary>
public static class CommandLine
{
    /// <summary>What a shell expects for a wrong option, an unknown command and the like.</summary>
    private const int UsageError = 2;

    /// <summary>How long a command may take to stop after Ctrl+C: a cell is given two seconds, then pages are written.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(15);

    /// <returns>0 for success, 1 for a failure, 2 for arguments that cannot be understood.</returns>
    public static async Task<int> RunAsync(string[] args, IEnumerable<Command> commands)
    {
        // Not a RootCommand: that one calls itself by the assembly's name.
        var root = new Command("./torchbook", "Torchbook: deep learning in C#, in notebooks that you run, break and measure.");
        root.Options.Add(new HelpOption { Recursive = true });
        root.Options.Add(new VersionOption());
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            Report($"{Describe(parsed)} See: {string.Join(' ', Path(parsed.CommandResult))} --help");
            return UsageError;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = patience });
        }
        // What the libraries below throw for files, datasets and notebooks names cause and remedy as well.
        catch (Exception failure) when (failure is CommandException or IOException or UnauthorizedAccessException or NotebookFormatException or RunSetupException or ExportException)
        {
            Report(failure.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            Report("stopped.");
            return 130;
        }
    }

    // The first thing that was not understood says more than the parser's list of consequences.
    private static string Describe(ParseResult parsed) => parsed.UnmatchedTokens is [var unknown, ..]
        ? parsed.CommandResult.Command.Subcommands.Count > 0 ? $"there is no command '{unknown}'." : $"'{unknown}' is not understood."
        : parsed.Errors[0].Message
            .Replace("as expected type 'System.Int32'", "as a whole number", StringComparison.Ordinal)
            .Replace("as expected type 'System.Nullable`1[System.Int64]'", "as a whole number", StringComparison.Ordinal)
            .Replace("as expected type 'System.Nullable`1[System.Double]'", "as a number", StringComparison.Ordinal);

    private static IEnumerable<string> Path(CommandResult command) =>
        (command.Parent is CommandResult parent ? Path(parent) : []).Append(command.Command.Name);

    private static void Report(string message) => Console.Error.WriteLine($"torchbook: {message}");
}
