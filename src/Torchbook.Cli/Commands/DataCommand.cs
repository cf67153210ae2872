using System.CommandLine;
using Spectre.Console;
using Torchbook.Data;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook data list|get|verify|pretrain</c>: the datasets of the catalog, the cache they live in, and the weights made from them.</summary>
public static class DataCommand
{
    public static Command Create()
    {
        var command = new Command("data", "List, fetch and verify datasets; train the weights that come with the kit") { List(), Get(), Verify(), PretrainCommand.Create() };
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the datasets, their size and license, and which are in the cache");
        command.SetAction(_ =>
        {
            var store = DatasetStore.FromEnvironment();
            var table = new Table().NoBorder().AddColumns("id", "download", "here", "title", "license");
            table.Columns[1].RightAligned();
            foreach (var dataset in DatasetCatalog.All)
            {
                var status = store.Status(dataset);
                var here = status.IsComplete ? "yes" : status.FilesHere > 0 ? "in part" : "no";
                table.AddRow(new Text(dataset.Id), new Text(Size(dataset.DownloadBytes)), new Text(here), new Text(dataset.Title), new Text(dataset.License));
            }

            Terminal.Out.Write(table);
            Console.WriteLine($"The cache is {store.Options.CacheFolder}.");
        });
        return command;
    }

    private static Command Get()
    {
        var ids = Ids("Datasets to fetch; those that are there already are left as they are", ArgumentArity.OneOrMore);
        var command = new Command("get", "Fetch datasets into the cache") { ids };
        command.SetAction(async (parsed, cancel) =>
        {
            var store = DatasetStore.FromEnvironment();
            foreach (var dataset in Find(parsed.GetValue(ids)!))
            {
                var folder = await store.GetAsync(dataset, new DownloadDisplay(), cancel);
                Console.WriteLine($"{dataset.Id}: {folder}");
            }
        });
        return command;
    }

    private static Command Verify()
    {
        var ids = Ids("Datasets to verify; all that are in the cache when none is named", ArgumentArity.ZeroOrMore);
        var command = new Command("verify", "Compare every file with the catalog's hash") { ids };
        command.SetAction(parsed =>
        {
            var store = DatasetStore.FromEnvironment();
            var datasets = parsed.GetValue(ids) is { Length: > 0 } named
                ? Find(named)
                : [.. DatasetCatalog.All.Where(dataset => store.Status(dataset).FilesHere > 0)];
            var checks = datasets.SelectMany(dataset => store.Verify(dataset).Select(check => (dataset, check))).ToList();
            foreach (var (dataset, check) in checks)
            {
                Console.WriteLine($"{(check.IsGood ? "good" : "BAD ")}  {dataset.Id}/{check.File.Name}{(check.IsGood ? "" : $": {check.Problem}")}");
            }

            var bad = checks.Count(entry => !entry.check.IsGood);
            Console.WriteLine($"{checks.Count - bad} good, {bad} bad");
            return bad == 0 ? 0 : 1;
        });
        return command;
    }

    private static Argument<string[]> Ids(string description, ArgumentArity arity) => new("ID") { Description = description, Arity = arity };

    private static List<Dataset> Find(IEnumerable<string> ids) => [.. ids.Select(DatasetCatalog.Find)];

    private static string Size(long bytes) => bytes < 100_000 ? $"{bytes / 1e3:F0} kB" : $"{bytes / 1e6:F1} MB";
}
