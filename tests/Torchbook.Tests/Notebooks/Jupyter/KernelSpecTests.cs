using Torchbook.Notebooks.Jupyter;

namespace Torchbook.Tests.Notebooks.Jupyter;

public sealed class KernelSpecTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string? before = Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR");

    public KernelSpecTests() => Environment.SetEnvironmentVariable("JUPYTER_DATA_DIR", folder.Path);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("JUPYTER_DATA_DIR", before);
        folder.Dispose();
    }

    [Fact]
    public void Given_no_kernel_when_installed_twice_then_the_second_replaces_the_first()
    {
        KernelSpec.Install(["old"]);
        var (name, path) = KernelSpec.Install(["new", "program"]);
        Assert.Equal(".net-csharp", name);
        var spec = File.ReadAllText(Path.Combine(path, "kernel.json"));
        Assert.DoesNotContain("old", spec);
        Assert.Contains("{connection_file}", spec);
        Assert.Contains("\"interrupt_mode\": \"message\"", spec);
        Assert.Equal((name, path), KernelSpec.Installed());
    }

    [Fact]
    public void Given_plotly_when_installed_then_jupyter_has_both_scripts_to_serve()
    {
        Directory.CreateDirectory(folder.Combine("modules/plotly.js-cartesian-dist-min"));
        File.WriteAllText(folder.Combine("modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js"), "the library");

        var (_, path) = KernelSpec.Install(["program"], folder.Combine("modules"));

        Assert.Equal("the library", File.ReadAllText(Path.Combine(path, "plotly.min.js")));
        Assert.Contains("plotly.min.js", File.ReadAllText(Path.Combine(path, "kernel.js")));
        Assert.Equal(["kernel.js", "kernel.json", "plotly.min.js"], Directory.GetFiles(path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Given_no_plotly_when_installed_then_no_script_asks_for_it() =>
        Assert.False(File.Exists(Path.Combine(KernelSpec.Install(["program"], folder.Combine("none")).Folder, "kernel.js")));

    [Theory]
    [InlineData("""{ "argv": ["dotnet-interactive"], "language": "C#" }""")]
    [InlineData("not json")]
    public void Given_somebody_elses_kernel_when_installed_then_it_stays_and_ours_has_another_name(string theirs)
    {
        Plant(".net-csharp", theirs);
        Assert.Equal("torchbook", KernelSpec.Install(["program"]).Name);
        Assert.Equal("torchbook", KernelSpec.Install(["program"]).Name);
        Assert.Equal(theirs, File.ReadAllText(Path.Combine(folder.Path, "kernels", ".net-csharp", "kernel.json")));
    }

    [Fact]
    public void Given_both_names_taken_when_installed_then_the_error_says_what_to_do()
    {
        Plant(".net-csharp", "{}");
        Plant("torchbook", "{}");
        Assert.Contains("jupyter kernelspec remove", Assert.Throws<IOException>(() => KernelSpec.Install(["program"])).Message);
        Assert.Null(KernelSpec.Installed());
    }

    private void Plant(string name, string spec)
    {
        var path = Path.Combine(folder.Path, "kernels", name);
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "kernel.json"), spec);
    }
}
