using System.Text.Json.Nodes;
using Torchbook.Tests.Data;

namespace Torchbook.Tests.Cli;

public sealed class KernelCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private Dictionary<string, string?> Settings => new() { ["JUPYTER_DATA_DIR"] = folder.Path, ["JUPYTER_PATH"] = null };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Given_no_kernel_when_installed_listed_and_removed_then_each_says_where_and_nothing_is_left()
    {
        var installed = await CommandLineProcess.RunAsync(Settings, "kernel", "install");
        var specification = Assert.Single(Directory.GetFiles(folder.Path, "kernel.json", SearchOption.AllDirectories));
        var program = (string?)JsonNode.Parse(await File.ReadAllTextAsync(specification))!["argv"]![0];
        var listed = await CommandLineProcess.RunAsync(Settings, "kernel", "list");
        var removed = await CommandLineProcess.RunAsync(Settings, "kernel", "uninstall");
        var again = await CommandLineProcess.RunAsync(Settings, "kernel", "uninstall");

        Assert.All([installed, listed, removed, again], outcome => Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors)));
        Assert.True(File.Exists(program), $"The kernel starts {program}, which does not exist.");
        Assert.Contains(folder.Path, installed.Output);
        Assert.Contains(folder.Path, listed.Output);
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
        Assert.Equal("The kernel is not installed.", again.Output.Trim());
    }

    [Fact]
    public async Task Given_an_environment_and_a_name_when_installed_then_it_lies_there_under_that_name()
    {
        var installed = await CommandLineProcess.RunAsync(Settings, "kernel", "install", "--prefix", folder / "env", "--name", "lessons");
        Assert.Equal((0, ""), (installed.ExitCode, installed.Errors));
        Assert.True(File.Exists(folder / "env/share/jupyter/kernels/lessons/kernel.json"));

        var removed = await CommandLineProcess.RunAsync(Settings, "kernel", "uninstall", "--prefix", folder / "env");
        Assert.Equal(0, removed.ExitCode);
        Assert.False(Directory.Exists(folder / "env/share/jupyter/kernels/lessons"));
    }

    [Fact]
    public async Task Given_a_user_and_an_environment_when_installed_then_the_error_says_that_it_is_one_or_the_other()
    {
        var outcome = await CommandLineProcess.RunAsync(Settings, "kernel", "install", "--user", "--prefix", folder.Path);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("Either --user or --prefix", outcome.Errors);
    }

    [Fact]
    public async Task Given_a_connection_file_that_is_not_there_when_started_then_one_line_says_so_and_the_exit_code_is_1()
    {
        var outcome = await CommandLineProcess.RunAsync(Settings, "kernel", "start", "--connection-file", folder / "nowhere.json");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("nowhere.json", Assert.Single(outcome.Errors.TrimEnd().Split('\n')));
    }
}
