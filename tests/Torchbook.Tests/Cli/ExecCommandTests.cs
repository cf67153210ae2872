using Torchbook.Tests.Data;

namespace Torchbook.Tests.Cli;

public sealed class ExecCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<Outcome> RunAsync(string code, params string[] arguments)
    {
        var file = folder / "script.csx";
        File.WriteAllText(file, code);
        return CommandLineProcess.RunAsync(["exec", file, .. arguments]);
    }

    [Fact]
    public async Task Given_a_script_when_run_then_the_kit_is_loaded_and_its_arguments_are_there()
    {
        var outcome = await RunAsync("Console.WriteLine($\"{ones(2, 3).sum().item<float>()} {string.Join('|', Args)}\");", "a b", "c\"d\\e");

        Assert.Equal(new Outcome(0, "6 a b|c\"d\\e\n", ""), outcome);
    }

    [Fact]
    public async Task Given_a_script_that_throws_when_run_then_the_line_is_named_and_the_exit_code_is_1()
    {
        var outcome = await RunAsync("var a = 1;\nConsole.WriteLine(a);\nones(2).matmul(ones(3));\n");

        Assert.Equal((1, "1\n"), (outcome.ExitCode, outcome.Output));
        Assert.Contains("script.csx:line 3", outcome.Errors);
    }

    [Fact]
    public async Task Given_a_script_that_does_not_compile_when_run_then_file_and_line_are_named()
    {
        var outcome = await RunAsync("var a = 1;\nvar b = c;\n");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("script.csx(2,9): CS0103", outcome.Errors);
    }

    [Theory]
    [InlineData("Environment.Exit(3);")]
    [InlineData("Environment.ExitCode = 3;")]
    public async Task Given_a_script_that_sets_its_exit_code_when_run_then_that_is_the_commands(string code) =>
        Assert.Equal(3, (await RunAsync(code)).ExitCode);

    [Fact]
    public async Task Given_no_such_file_when_run_then_it_is_named()
    {
        var outcome = await CommandLineProcess.RunAsync("exec", folder / "missing.csx");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("missing.csx", outcome.Errors);
    }
}
