using System.Text.RegularExpressions;
using Torchbook.Tests.Cli;

namespace Torchbook.Tests.Setup;

/// <summary>README.md keeps its word.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string readme = File.ReadAllText(Checkout.PathOf("README.md"));

    /// <summary>Those that take minutes or change the user's settings are run by other tests; here only their options are checked.</summary>
    private static readonly string[] expensive = ["start", "reset", "run", "export", "test", "bench", "kernel", "launch", "exec", "clean"];

    /// <summary>Every command line in a shell block or in backquotes.</summary>
    public static TheoryData<string> Commands => [.. CommandLines()
        .Matches(readme)
        .Select(match => (match.Groups[1].Value + match.Groups[2].Value).Trim())
        .Distinct()];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Given_a_command_of_the_readme_when_run_then_it_succeeds(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The launcher for Windows is torchbook.cmd.");
        string[] words = command.Replace("NAME=VALUE", "fast=true").Split(' ');
        // What follows -- belongs to another program.
        string[] arguments = expensive.Contains(words[0]) ? [.. words.TakeWhile(word => word != "--"), "--help"] : words;

        var outcome = await CommandLineProcess.RunAsync(arguments);

        Assert.Equal((command, 0, ""), (command, outcome.ExitCode, outcome.Errors));
    }

    [Fact]
    public void Given_the_readme_when_read_then_every_relative_link_leads_to_a_file()
    {
        var links = Links().Matches(readme).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://")).ToList();

        Assert.All(links, link => Assert.True(File.Exists(Checkout.PathOf(link)), $"README.md links to {link}, which does not exist."));
    }

    [Fact]
    public void Given_the_lessons_when_listed_then_the_readme_links_each()
    {
        var lessons = Directory.GetFiles(Checkout.PathOf("notebooks"), "*.ipynb").Select(Path.GetFileName);

        Assert.All(lessons, lesson => Assert.Contains($"](notebooks/{lesson})", readme));
    }

    [GeneratedRegex(@"^ *\./torchbook (.+)$|`(?:\w+=\w+ )?\./torchbook ([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex CommandLines();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Links();
}
