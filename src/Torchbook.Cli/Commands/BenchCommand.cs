using System.CommandLine;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook bench</c>: hands its arguments to the benchmark program.</summary>
public static class BenchCommand
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("ID") { Description = "Benchmarks to run; all when none is named", Arity = ArgumentArity.ZeroOrMore };
        var list = new Option<bool>("--list") { Description = "List the benchmarks and what each compares" };
        var json = new Option<string>("--json") { Description = "Also write the results to this file", HelpName = "FILE" };
        var pairs = new Option<int?>("--pairs") { Description = "How often ours and the peer's are timed in turn", HelpName = "N" };
        var command = new Command("bench", "Measure against other libraries: times of both, interleaved in one run") { ids, list, json, pairs };
        command.SetAction((parsed, cancel) =>
        {
            List<string> arguments = [Repository.Assembly("Torchbook.Benchmarks"), .. parsed.GetValue(ids) ?? []];
            if (parsed.GetValue(list))
            {
                arguments.Add("--list");
            }

            if (parsed.GetValue(json) is { } file)
            {
                arguments.AddRange(["--json", file]);
            }

            if (parsed.GetValue(pairs) is { } rounds)
            {
                arguments.AddRange(["--pairs", $"{rounds}"]);
            }

            return Processes.RunAsync(Processes.Dotnet, arguments, cancel);
        });
        return command;
    }
}
