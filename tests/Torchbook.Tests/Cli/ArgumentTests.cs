namespace Torchbook.Tests.Cli;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("there is no command 'rum'. See: ./torchbook --help", "rum")]
    [InlineData("'--ful' is not understood. See: ./torchbook test --help", "test", "--ful")]
    [InlineData("there is no command 'gte'. See: ./torchbook data --help", "data", "gte")]
    [InlineData("Required argument missing for option: '--json'. See: ./torchbook bench --help", "bench", "--json")]
    public async Task Given_arguments_that_make_no_sense_when_started_then_one_line_says_so_and_the_exit_code_is_2(string expected, params string[] arguments)
    {
        var outcome = await CommandLineProcess.RunAsync(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"torchbook: {expected}", outcome.Errors.Trim());
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task Given_no_arguments_when_started_then_help_is_shown_and_the_exit_code_is_0()
    {
        var outcome = await CommandLineProcess.RunAsync();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("./torchbook [command] [options]", outcome.Output);
        Assert.Empty(outcome.Errors);
    }
}
