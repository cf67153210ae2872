using Torchbook.Notebooks.Jupyter.Install;

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
        var (name, path) = Names(KernelSpec.Install(["new", "program"]));
        Assert.Equal(".net-csharp", name);
        var spec = File.ReadAllText(Path.Combine(path, "kernel.json"));
        Assert.DoesNotContain("old", spec);
        Assert.Contains("{connection_file}", spec);
        Assert.Contains("\"interrupt_mode\": \"message\"", spec);
        Assert.Contains("\"DOTNET_EnableDiagnostics\": \"0\"", spec);
        Assert.Equal((name, path), Names(KernelSpec.Installed!));
    }

    [Fact]
    public void Given_plotly_when_installed_then_jupyter_has_both_scripts_to_serve()
    {
        Directory.CreateDirectory(folder.Combine("modules/plotly.js-cartesian-dist-min"));
        File.WriteAllText(folder.Combine("modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js"), "the library");

        var path = KernelSpec.Install(["program"], folder.Combine("modules")).Folder;

        Assert.Equal("the library", File.ReadAllText(Path.Combine(path, "plotly.min.js")));
        Assert.Contains("plotly.min.js", File.ReadAllText(Path.Combine(path, "kernel.js")));
        Assert.Equal(["kernel.js", "kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg", "plotly.min.js"], Directory.GetFiles(path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Given_no_plotly_when_installed_then_no_script_asks_for_it() =>
        Assert.False(File.Exists(Path.Combine(KernelSpec.Install(["program"], folder.Combine("none")).Folder, "kernel.js")));

    [Theory]
    [InlineData("""{ "argv": ["dotnet-interactive"], "language": "C#" }""")]
    [InlineData("not json")]
    public void Given_somebody_elses_kernel_when_installed_then_it_stays_and_ours_has_another_name(string theirs)
    {
        Plant("kernels/.net-csharp", theirs);
        Assert.Equal("torchbook", KernelSpec.Install(["program"]).Name);
        Assert.Equal("torchbook", KernelSpec.Install(["program"]).Name);
        Assert.Equal(theirs, File.ReadAllText(Path.Combine(folder.Path, "kernels", ".net-csharp", "kernel.json")));
    }

    [Fact]
    public void Given_both_names_taken_when_installed_then_the_error_says_what_to_do()
    {
        Plant("kernels/.net-csharp", "{}");
        Plant("kernels/torchbook", "{}");
        Assert.Contains("jupyter kernelspec remove", Assert.Throws<IOException>(() => KernelSpec.Install(["program"])).Message);
        Assert.Null(KernelSpec.Installed);
    }

    [Fact]
    public void Given_a_name_when_installed_under_it_then_it_stands_beside_the_usual_one_and_is_removed_alone()
    {
        KernelSpec.Install(["program"]);
        var other = KernelSpec.Install(["program"], name: "My-C.Sharp_2");

        Assert.Equal(("My-C.Sharp_2", "C# (Torchbook)", true, true), (other.Name, other.DisplayName, other.IsOurs, other.IsInForce));
        Assert.Equal(["My-C.Sharp_2"], KernelSpec.Uninstall("my-c.sharp_2").Select(k => k.Name));
        Assert.Equal([".net-csharp"], KernelSpec.Uninstall().Select(k => k.Name));
        Assert.Empty(KernelSpec.Uninstall());
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("../up")]
    [InlineData("größe")]
    public void Given_a_name_that_jupyter_does_not_allow_when_installed_then_the_error_says_so(string name) =>
        Assert.Contains("no name for a kernel", Assert.Throws<IOException>(() => KernelSpec.Install(["program"], name: name)).Message);

    [Fact]
    public void Given_an_environment_when_installed_for_it_then_it_lies_there_and_somebody_elses_stays()
    {
        var ours = KernelSpec.Install(["program"], prefix: folder.Combine("env"));
        Assert.Equal(folder.Combine("env/share/jupyter/kernels/.net-csharp"), ours.Folder);

        var theirs = folder.Combine("other/share/jupyter/kernels/.net-csharp");
        Directory.CreateDirectory(theirs);
        File.WriteAllText(Path.Combine(theirs, "kernel.json"), "{}");
        Assert.Contains("not ours", Assert.Throws<IOException>(() => KernelSpec.Install(["program"], prefix: folder.Combine("other"))).Message);

        Assert.Equal([ours.Folder], KernelSpec.Uninstall(prefix: folder.Combine("env")).Select(k => k.Folder));
        Assert.Empty(KernelSpec.Uninstall(prefix: folder.Combine("other")));
    }

    [Fact]
    public void Given_kernels_in_several_places_when_listed_then_the_first_of_a_name_is_in_force()
    {
        var pathBefore = Environment.GetEnvironmentVariable("JUPYTER_PATH");
        Environment.SetEnvironmentVariable("JUPYTER_PATH", folder.Combine("first"));
        try
        {
            KernelSpec.Install(["program"]);
            Plant("first/kernels/.NET-CSHARP", """{ "display_name": "Theirs" }""");

            var all = InstalledKernel.All.Where(k => k.Name.Equals(KernelSpec.SharedName, StringComparison.OrdinalIgnoreCase)).ToList();
            Assert.Equal([("Theirs", false, true), (".NET (C#)", true, false)], all.Select(k => (k.DisplayName, k.IsOurs, k.IsInForce)));
            Assert.Null(KernelSpec.Installed);
        }
        finally
        {
            Environment.SetEnvironmentVariable("JUPYTER_PATH", pathBefore);
        }
    }

    private static (string Name, string Folder) Names(InstalledKernel kernel) => (kernel.Name, kernel.Folder);

    private void Plant(string name, string spec)
    {
        var path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "kernel.json"), spec);
    }
}
