using Torchbook.Tests.Data;

namespace Torchbook.Tests.Cli;

public sealed class DataCommandTests : IDisposable
{
    private readonly TemporaryFolder cache = new();

    private Dictionary<string, string?> Settings => new() { ["TORCHBOOK_CACHE"] = cache.Path, ["TORCHBOOK_MIRROR"] = null };

    public void Dispose() => cache.Dispose();

    [Fact]
    public async Task Given_an_unknown_dataset_when_fetched_then_the_known_ones_are_listed_and_the_exit_code_is_1()
    {
        var outcome = await CommandLineProcess.RunAsync(Settings, "data", "get", "mnits");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("There is no dataset \"mnits\"", outcome.Errors);
        Assert.Contains("fashion-mnist", outcome.Errors);
    }

    [Fact]
    public async Task Given_a_damaged_file_in_the_cache_when_verified_then_it_is_named_and_the_exit_code_is_1()
    {
        Directory.CreateDirectory(Path.Combine(cache.Path, "iris"));
        await File.WriteAllTextAsync(Path.Combine(cache.Path, "iris", "iris.csv"), "150,4\n");

        var outcome = await CommandLineProcess.RunAsync(Settings, "data", "verify");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("BAD   iris/iris.csv", outcome.Output);
        Assert.EndsWith("0 good, 1 bad", outcome.Output.TrimEnd());
    }

    [Fact]
    public async Task Given_an_empty_cache_when_listed_then_every_dataset_is_shown_as_not_here()
    {
        var outcome = await CommandLineProcess.RunAsync(Settings, "data", "list");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"mnist +[\d.]+ MB +no", outcome.Output);
        Assert.Contains($"The cache is {cache.Path}", outcome.Output);
    }

    [Fact]
    public async Task Given_a_short_run_when_pretrained_then_progress_is_shown_and_the_file_says_how_it_was_made()
    {
        var file = cache / "letters.safetensors";

        var outcome = await CommandLineProcess.RunAsync(Settings, "data", "pretrain", "--examples", "104", "--test-examples", "52", "--epochs", "2", "--seed", "3", "--out", file);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("epoch 2", outcome.Output);
        Assert.Contains($"{file}: 2", outcome.Output);
        using var written = Torchbook.Models.SafetensorsFile.Open(file);
        Assert.Equal("3", written.Metadata["seed"]);
    }

    [Theory]
    [InlineData("--epochs", "0", 2, "--epochs is at least 1")]
    [InlineData("--epochs", "many", 2, "'many' for option '--epochs' as a whole number")]
    [InlineData("--out", "/no/such/folder/x", 1, "/no/such/folder does not exist")]
    public async Task Given_an_option_that_cannot_be_when_pretrained_then_the_error_says_so_at_once(string option, string value, int exitCode, string expected)
    {
        var outcome = await CommandLineProcess.RunAsync(Settings, "data", "pretrain", option, value);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(expected, outcome.Errors);
    }
}
