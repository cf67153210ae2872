using System.CommandLine;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Cli.Lessons;

/// <summary>The arguments of <c>torchbook run</c> that say what runs and how.</summary>
public sealed class RunArguments
{
    private readonly Argument<string[]> paths = new("LESSON")
    {
        Description = "Lessons by number or name, notebooks, or folders of them; the whole course when none is named",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> output = new("--out") { Description = "Where executed notebooks and pages go", HelpName = "DIR", DefaultValueFactory = _ => Repository.Lessons };
    private readonly Option<string[]> parameters = new("--param") { Description = "Set a lesson's parameter; may be repeated", HelpName = "NAME=VALUE" };
    private readonly Option<long?> seed = new("--seed") { Description = "The seed of every random number", HelpName = "N" };
    private readonly Option<double?> timeout = new("--timeout")
    {
        Description = "The longest that a cell may take (default 1800), unless torchbook.timeout in its metadata says otherwise",
        HelpName = "SECONDS",
    };

    private readonly Option<bool> fast = new("--fast") { Description = "The short form of each lesson: under a minute on two cores" };
    private readonly Option<bool> solutions = new("--solutions") { Description = "Also run the solutions of the exercises" };
    private readonly Option<bool> save = new("--save") { Description = "Write the outputs back into the lessons themselves" };
    private readonly Option<bool> keepGoing = new("--keep-going")
    {
        Description = "Run the cells after one that failed all the same; the exit code is 1 in any case. An error in a cell tagged raises-exception is no failure",
    };

    private readonly Option<string> from = new("--from")
    {
        Description = "Of one lesson, show the outputs from this cell on: a number as in In[7], or an id. The cells before it run too, for what they declare, and keep the outputs of the last run",
        HelpName = "CELL",
    };

    private readonly Option<int?> jobs = new("--jobs")
    {
        Description = "How many lessons run at once (default 1, since lessons measure times; with --fast one for every 4 cores and 4 GB of memory)",
        HelpName = "N",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(paths);
        foreach (var option in new Option[] { output, parameters, seed, timeout, fast, solutions, save, keepGoing, from, jobs })
        {
            command.Options.Add(option);
        }
    }

    public IReadOnlyList<string> Paths(ParseResult parsed) => parsed.GetValue(paths) ?? [];

    /// <exception cref="CommandException">A value cannot be.</exception>
    public RunOptions Options(ParseResult parsed) => new()
    {
        OutDir = OutputFolder.Prepare(parsed.GetValue(output)!),
        Parameters = ParameterValues.Parse(parsed.GetValue(parameters) ?? []),
        Seed = parsed.GetValue(seed),
        CellTimeout = Timeout(parsed.GetValue(timeout)),
        Fast = parsed.GetValue(fast),
        Solutions = parsed.GetValue(solutions),
        Save = parsed.GetValue(save),
        KeepGoing = parsed.GetValue(keepGoing),
        From = parsed.GetValue(from),
        Jobs = Jobs(parsed.GetValue(jobs), parsed.GetValue(fast)),
    };

    private static TimeSpan Timeout(double? seconds) => seconds switch
    {
        null => new RunOptions { OutDir = "" }.CellTimeout,
        > 0 and < 1e7 => TimeSpan.FromSeconds(seconds.Value),
        _ => throw new CommandException($"--timeout {seconds}: it must be a positive number of seconds."),
    };

    private static int Jobs(int? wanted, bool fast) => wanted switch
    {
        null => fast ? (int)Math.Clamp(Math.Min(Environment.ProcessorCount / 4, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 32), 1, 16) : 1,
        >= 1 and <= 64 => wanted.Value,
        _ => throw new CommandException($"--jobs {wanted}: it must be a number from 1 to 64."),
    };
}
