using Torchbook.Tests.Cli;
using Torchbook.Tests.Data;

namespace Torchbook.Tests.Setup;

/// <summary>environment/setup.sh over package lists of our own, in a copy, so that nothing is ever installed.</summary>
public sealed class SetupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SetupTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "setup.sh is for Linux.");
        Directory.CreateDirectory(folder / "environment");
        foreach (var script in Directory.GetFiles(Checkout.PathOf("environment"), "*.sh"))
        {
            File.Copy(script, folder / $"environment/{Path.GetFileName(script)}");
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Given_all_parts_are_there_when_set_up_then_nothing_is_said_and_the_exit_code_is_0()
    {
        var outcome = await SetUpAsync("shell required command:bash runs scripts", "root optional file:/ holds files");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Text));
    }

    [Fact]
    public async Task Given_a_required_part_that_cannot_be_had_when_set_up_then_it_is_named_with_its_purpose_and_remedy_and_the_exit_code_is_1()
    {
        var outcome = await SetUpAsync("no-such-package required command:no-such-command bends spoons");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("missing (required): no-such-package, for: bends spoons", outcome.Text);
        Assert.Matches("get it with: .*no-such-package", outcome.Text);
        Assert.Contains("Torchbook cannot run without", outcome.Text);
    }

    [Fact]
    public async Task Given_an_optional_part_that_cannot_be_had_when_set_up_then_it_is_named_and_the_exit_code_is_0()
    {
        var outcome = await SetUpAsync("no-such-package optional library:libnosuch.so.1 bends spoons");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("missing (optional): no-such-package, for: bends spoons", outcome.Text);
    }

    [Fact]
    public async Task Given_a_list_with_an_unknown_test_when_set_up_then_the_line_is_named_and_the_exit_code_is_not_0()
    {
        var outcome = await SetUpAsync("spoon required smell:metal bends");

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("'smell:metal' is no way to find spoon", outcome.Text);
    }

    [Fact]
    public async Task Given_an_unknown_purpose_when_set_up_then_the_known_ones_are_listed_and_the_exit_code_is_2()
    {
        var outcome = await Outcome.OfAsync(folder.Path, new Dictionary<string, string?>(), "bash", "environment/setup.sh", "fun");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("unknown purpose 'fun': it is run, test or bench", outcome.Text);
    }

    [Fact]
    public async Task Given_a_libtorch_folder_without_libtorch_when_set_up_then_the_variable_is_named()
    {
        folder.Write("environment/apt.txt", "no-such-package required libtorch tensors"u8.ToArray());

        var outcome = await Outcome.OfAsync(folder.Path, new Dictionary<string, string?> { ["TORCHBOOK_LIBTORCH"] = folder.Path }, "bash", "environment/setup.sh");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"TORCHBOOK_LIBTORCH is {folder.Path}", outcome.Text);
    }

    [Fact]
    public async Task Given_a_libtorch_folder_with_libtorch_when_set_up_then_no_package_is_wanted_and_the_folder_is_noted()
    {
        folder.Write("torch/lib/libtorch.so", []);
        folder.Write("torch/include/torch/script.h", []);
        folder.Write("environment/apt.txt", "no-such-package required libtorch tensors"u8.ToArray());

        var outcome = await Outcome.OfAsync(folder.Path, new Dictionary<string, string?> { ["TORCHBOOK_LIBTORCH"] = folder / "torch" }, "bash", "environment/setup.sh");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Text));
        Assert.Equal(folder / "torch", await File.ReadAllTextAsync(folder / "artifacts/setup/libtorch"));
    }

    [Theory]
    [InlineData("apt.txt")]
    [InlineData("apt-test.txt")]
    [InlineData("apt-bench.txt")]
    public void Given_a_package_list_when_read_then_every_line_has_package_need_test_and_purpose(string list)
    {
        var lines = File.ReadLines(Checkout.PathOf($"environment/{list}")).Where(line => !line.StartsWith('#') && line.Length > 0).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(@"^[a-z0-9.+-]+ +(required|optional) +(libtorch|(command|file|library|python):\S+) +\S.*$", line));
    }

    private Task<Outcome> SetUpAsync(params string[] lines)
    {
        folder.Write("environment/apt.txt", System.Text.Encoding.UTF8.GetBytes("# a comment\n\n" + string.Join('\n', lines) + "\n"));
        return Outcome.OfAsync(folder.Path, new Dictionary<string, string?>(), "bash", "environment/setup.sh", "run");
    }
}
