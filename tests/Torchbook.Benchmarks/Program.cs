using System.CommandLine;
using Torchbook.Benchmarks;
using Torchbook.Benchmarks.Deploy;
using Torchbook.Benchmarks.Engine;
using Torchbook.Benchmarks.Host;
using Torchbook.Benchmarks.Parallel;

if (args is [AllReduceBenchmark.SecondRank, var port]) return AllReduceBenchmark.RunSecond(port);

IBenchmark[] all = [new AddBenchmark(), new CnnStepBenchmark(), new Forward100Benchmark(), new MnistEpochBenchmark(), new ResNet18StepBenchmark(), new AllReduceBenchmark(), .. DeployBenchmarks.All, .. KernelBenchmark.All];

var ids = new Argument<string[]>("ID") { Description = "Which to run; all where none is named.", Arity = ArgumentArity.ZeroOrMore };
var list = new Option<bool>("--list") { Description = "Name the benchmarks and stop." };
var json = new Option<FileInfo?>("--json") { Description = "Also write the table to this file as JSON.", HelpName = "FILE" };
var pairs = new Option<int>("--pairs") { Description = "Rounds of ours and the peer's in turn.", DefaultValueFactory = _ => 11 };
var root = new RootCommand("Measures the kit against its peers, in turn in one run.") { ids, list, json, pairs };
root.SetAction(parsed =>
{
    if (parsed.GetValue(list))
    {
        foreach (var benchmark in all) Console.WriteLine($"{benchmark.Id,-18} {benchmark.Description}");
        return 0;
    }
    var wanted = parsed.GetValue(ids) ?? [];
    var unknown = wanted.Except(all.Select(b => b.Id)).ToList();
    if (unknown.Count > 0)
    {
        Console.Error.WriteLine($"There is no benchmark '{unknown[0]}'. There are: {string.Join(", ", all.Select(b => b.Id))}.");
        return 1;
    }
    var results = new List<Result>();
    foreach (var benchmark in all.Where(b => wanted.Length == 0 || wanted.Contains(b.Id)))
    {
        Console.Error.WriteLine($"{benchmark.Id}: {benchmark.Description}");
        results.Add(Comparison.Measure(benchmark, parsed.GetValue(pairs), pair => Console.Error.Write('.')));
        Console.Error.WriteLine();
    }
    Report.Print(results);
    if (parsed.GetValue(json) is { } file) Report.Save(results, file.FullName);
    return 0;
});
return root.Parse(args).Invoke();
