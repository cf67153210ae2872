using Torchbook.Tests.Cli;
using Torchbook.Tests.Data;

namespace Torchbook.Tests.Setup;

/// <summary>The launcher in a small tree of its own, with a command line that repeats its arguments.</summary>
public sealed class LauncherTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
        </Project>
        """;

    private const string Properties = """
        <Project><PropertyGroup>
          <UseArtifactsOutput>true</UseArtifactsOutput><ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath>
        </PropertyGroup></Project>
        """;

    private readonly TemporaryFolder folder = new();

    public LauncherTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The launcher for Windows is torchbook.cmd.");
        File.Copy(Checkout.PathOf("torchbook"), folder / "torchbook");
        File.Copy(Checkout.PathOf("global.json"), folder / "global.json");
        Write("Torchbook.slnx", "<Solution />");
        Write(".editorconfig", "root = true");
        Write("Directory.Build.props", Properties);
        Write("src/Torchbook.Cli/Torchbook.Cli.csproj", Project);
        Write("datasets/catalog.json", "{}");
        Write("environment/apt.txt", "shell required command:bash runs scripts");
        foreach (var script in Directory.GetFiles(Checkout.PathOf("environment"), "*.sh"))
        {
            File.Copy(script, folder / $"environment/{Path.GetFileName(script)}");
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Given_a_tree_when_started_again_and_after_a_change_then_it_builds_only_what_changed_and_passes_arguments_and_exit_code()
    {
        Write("src/Torchbook.Cli/Program.cs", "Console.WriteLine(string.Join('|', args)); return 7;");

        var first = await LaunchAsync("run", "a b", "--c");
        var second = await LaunchAsync("run", "d");
        Write("src/Torchbook.Cli/Program.cs", "return 8;");
        var third = await LaunchAsync("run");

        Assert.Equal((7, "run|a b|--c\n"), (first.ExitCode, first.Output));
        Assert.Contains("torchbook: building (the first time", first.Errors);
        Assert.Equal((7, "run|d\n", ""), (second.ExitCode, second.Output, second.Errors));
        Assert.Equal((8, ""), (third.ExitCode, third.Output));
        Assert.Contains("torchbook: building what changed", third.Errors);
    }

    [Fact]
    public async Task Given_a_built_tree_when_ONNX_Runtime_arrives_then_it_is_built_again()
    {
        Write("src/Torchbook.Cli/Program.cs", "return 7;");
        await LaunchAsync("run");
        Write("environment/onnxruntime/package/Runtime/Session.cs", "");

        var outcome = await LaunchAsync("run");

        Assert.Contains("torchbook: building what changed", outcome.Errors);
    }

    [Fact]
    public async Task Given_two_starts_at_once_when_a_build_is_due_then_one_builds_and_both_run()
    {
        Write("src/Torchbook.Cli/Program.cs", "return 7;");

        var both = await Task.WhenAll(LaunchAsync("run"), LaunchAsync("run"));

        Assert.All(both, outcome => Assert.Equal(7, outcome.ExitCode));
        Assert.Single(both, outcome => outcome.Errors.Contains("torchbook: building"));
    }

    [Fact]
    public async Task Given_source_that_does_not_compile_when_started_then_the_error_is_shown_and_the_exit_code_is_1()
    {
        Write("src/Torchbook.Cli/Program.cs", "return seven;");

        var outcome = await LaunchAsync("run");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("src/Torchbook.Cli/Program.cs(1,8): error CS0103", outcome.Errors);
        Assert.Contains("the build failed; all of its output is in", outcome.Errors);
    }

    [Fact]
    public async Task Given_nothing_is_built_when_asked_for_help_then_it_names_every_command_without_building()
    {
        var outcome = await LaunchAsync("--help");
        var built = await CommandLineProcess.RunAsync("--help");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(Commands(built.Output[built.Output.IndexOf("Commands:", StringComparison.Ordinal)..]), Commands(outcome.Output));
        Assert.False(Directory.Exists(folder / "artifacts"));
    }

    [Fact]
    public async Task Given_nothing_is_built_when_cleaned_then_there_is_nothing_to_do()
    {
        var outcome = await LaunchAsync("clean");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Text));
    }

    [Fact]
    public async Task Given_the_shell_scripts_when_parsed_then_bash_accepts_them()
    {
        string[] scripts = ["torchbook", ".ci/run", .. Directory.GetFiles(Checkout.PathOf("environment"), "*.sh")];

        foreach (var script in scripts)
        {
            var outcome = await Outcome.OfAsync(Checkout.Root, new Dictionary<string, string?>(), "bash", "-n", script);
            Assert.Equal((script, 0, ""), (script, outcome.ExitCode, outcome.Text));
        }
    }

    private static IEnumerable<string> Commands(string help) => help.Split('\n')
        .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 2 && char.IsAsciiLetterLower(line[2]))
        .Select(line => line.Trim().Split(' ')[0])
        .Order();

    private Task<Outcome> LaunchAsync(params string[] arguments) =>
        Outcome.OfAsync(Path.GetTempPath(), new Dictionary<string, string?>(), [folder / "torchbook", .. arguments]);

    private void Write(string name, string content) => folder.Write(name, System.Text.Encoding.UTF8.GetBytes(content));
}
