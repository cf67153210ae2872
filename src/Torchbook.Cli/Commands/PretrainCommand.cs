using System.CommandLine;
using Torchbook.Transfer;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook data pretrain</c>: makes <c>datasets/pretrained/letters.safetensors</c> anew.</summary>
public static class PretrainCommand
{
    public static Command Create()
    {
        var defaults = new PretrainingOptions();
        var output = new Option<string>("--out") { Description = "File to write", DefaultValueFactory = _ => Path.Combine(Repository.Root, "datasets", "pretrained", "letters.safetensors") };
        var seed = Number("--seed", "Decides images, initial weights and order", defaults.Seed, least: 0);
        var examples = Number("--examples", "Letters to train on", defaults.Examples, least: 1);
        var test = Number("--test-examples", "Letters to judge with", defaults.TestExamples, least: 1);
        var epochs = Number("--epochs", "Passes over them", defaults.Epochs, least: 1);
        var command = new Command("pretrain", "Train a small network on letters and write its weights with a record of how (minutes)") { output, seed, examples, test, epochs };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(output)!);
            if (!Directory.Exists(Path.GetDirectoryName(path)))
            {
                throw new CommandException($"the folder {Path.GetDirectoryName(path)} does not exist: make it, or name another file with --out.");
            }

            var options = new PretrainingOptions
            {
                Seed = parsed.GetValue(seed),
                Examples = parsed.GetValue(examples),
                TestExamples = parsed.GetValue(test),
                Epochs = parsed.GetValue(epochs),
            };
            var result = await Task.Run(() => Pretraining.Letters(path, options, cancel), cancel);
            Console.WriteLine($"{path}: {new FileInfo(path).Length / 1e3:F0} kB, {result}");
        });
        return command;
    }

    private static Option<int> Number(string name, string description, int usual, int least)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && value < least)
            {
                result.AddError($"{name} is at least {least}.");
            }
        });
        return option;
    }
}
