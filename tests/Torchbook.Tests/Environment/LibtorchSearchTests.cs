using Torchbook.Tests.Cli;
using Torchbook.Tests.Data;

namespace Torchbook.Tests.Setup;

/// <summary>Where environment/find.sh finds libtorch, on disks made of empty files.</summary>
public sealed class LibtorchSearchTests : IDisposable
{
    private readonly TemporaryFolder disk = new();

    public LibtorchSearchTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "setup.sh is for Linux.");

    public void Dispose() => disk.Dispose();

    [Fact]
    public async Task Given_an_empty_disk_when_searched_then_there_is_none() => Assert.Equal("none", await FindAsync());

    [Fact]
    public async Task Given_the_systems_packages_when_searched_then_no_folder_is_needed()
    {
        Packages();

        Assert.Equal("found: ", await FindAsync());
    }

    [Theory]
    [InlineData("usr/local/lib/python3.12/dist-packages/torch")]
    [InlineData("usr/local/lib/python3.11/site-packages/torch")]
    [InlineData("opt/conda/lib/python3.10/site-packages/torch")]
    [InlineData("opt/venv/lib/python3.12/site-packages/torch")]
    [InlineData("home/.local/lib/python3.13/site-packages/torch")]
    public async Task Given_a_wheel_beside_the_systems_packages_when_searched_then_it_is_the_wheel(string folder)
    {
        Packages();
        Wheel(folder);

        Assert.Equal($"found: {disk / folder}", await FindAsync());
    }

    [Fact]
    public async Task Given_a_wheel_without_headers_when_searched_then_the_next_place_counts()
    {
        disk.Write("usr/local/lib/python3.12/site-packages/torch/lib/libtorch.so", []);
        Wheel("opt/conda/lib/python3.9/site-packages/torch");
        Wheel("opt/conda/lib/python3.12/site-packages/torch");

        Assert.Equal($"found: {disk / "opt/conda/lib/python3.12/site-packages/torch"}", await FindAsync());
    }

    [Theory]
    [InlineData("VIRTUAL_ENV", "my env", "my env/lib/python3.12/site-packages/torch")]
    [InlineData("CONDA_PREFIX", "envs/a", "envs/a/lib/python3.12/site-packages/torch")]
    [InlineData("CONDA_PREFIX", "envs/b", "envs/b")]
    public async Task Given_an_active_environment_when_searched_then_its_libtorch_comes_first(string variable, string prefix, string folder)
    {
        Packages();
        Wheel("usr/local/lib/python3.12/site-packages/torch");
        Wheel(folder);

        Assert.Equal($"found: {disk / folder}", await FindAsync((variable, disk / prefix)));
    }

    [Fact]
    public async Task Given_a_folder_that_the_user_names_when_searched_then_it_comes_before_all_others_and_must_hold_libtorch()
    {
        Packages();
        Wheel("chosen");
        Wheel("env/lib/python3.12/site-packages/torch");

        Assert.Equal($"found: {disk / "chosen"}", await FindAsync(("TORCHBOOK_LIBTORCH", disk / "chosen"), ("VIRTUAL_ENV", disk / "env")));
        Assert.Equal("none", await FindAsync(("TORCHBOOK_LIBTORCH", disk / "nowhere")));
    }

    private void Packages()
    {
        disk.Write("usr/include/torch/script.h", []);
        disk.Write("usr/lib/x86_64-linux-gnu/libtorch.so", []);
    }

    private void Wheel(string folder)
    {
        disk.Write(folder + "/lib/libtorch.so", []);
        disk.Write(folder + "/include/torch/script.h", []);
    }

    private async Task<string> FindAsync(params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string?>
        {
            ["TORCHBOOK_DISK"] = disk.Path,
            ["HOME"] = disk / "home",
            ["TORCHBOOK_LIBTORCH"] = null,
            ["VIRTUAL_ENV"] = null,
            ["CONDA_PREFIX"] = null,
        };
        foreach (var (name, value) in variables) environment[name] = value;
        const string Script = "set -euo pipefail; say() { :; }; . \"$1\"; if folder=$(find_libtorch); then echo \"found: $folder\"; else echo none; fi";
        return (await Outcome.OfAsync(disk.Path, environment, "bash", "-c", Script, "bash", Checkout.PathOf("environment/find.sh"))).Text.TrimEnd('\n');
    }
}
