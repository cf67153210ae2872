using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Torchbook.Display;

namespace Torchbook.Tests.Notebooks.Cells;

/// <summary>Packages from a folder that the tests fill themselves.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CellFixture cells;

    public PackageTests()
    {
        cells = new(new() { PackageCache = folder.Combine("cache") });
        Directory.CreateDirectory(folder.Combine("source"));
    }

    private string Source => $"#i \"nuget:{folder.Combine("source")}\"\n";

    // The same content under one name and version at all times: restored packages stay in the user's own folder of packages.
    private void Pack(string id, string version, string dependency = "")
    {
        var code = $"[assembly: System.Reflection.AssemblyVersion(\"{version.Split('-')[0]}.0\")]\nnamespace {id} {{ public static class It {{ public static string Version => \"{version}\"; }} }}";
        var compilation = CSharpCompilation.Create(id, [CSharpSyntaxTree.ParseText(code)], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new(OutputKind.DynamicallyLinkedLibrary, deterministic: true));
        using var package = ZipFile.Open(folder.Combine($"source/{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var library = package.CreateEntry($"lib/net10.0/{id}.dll").Open())
        {
            var image = new MemoryStream();
            Assert.True(compilation.Emit(image).Success);
            library.Write(image.ToArray());
        }

        using var spec = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        spec.Write($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{id}</id><version>{version}</version>
            <authors>tests</authors><description>A test's package.</description><dependencies><group targetFramework="net10.0">{dependency}</group></dependencies>
            </metadata></package>
            """);
    }

    [Fact]
    public void Given_several_packages_in_one_cell_when_run_then_they_are_restored_together_and_named()
    {
        Pack("TorchbookTests.Alpha", "1.2.0");
        Pack("TorchbookTests.Alpha", "1.4.0");
        Pack("TorchbookTests.Alpha", "2.0.0");
        Pack("TorchbookTests.Alpha", "3.0.0-beta1");
        Pack("TorchbookTests.Beta", "1.0.0", """<dependency id="TorchbookTests.Alpha" version="1.2.0" />""");
        Assert.Equal("1.4.0 1.0.0", cells.Value(Source + "#r \"nuget: TorchbookTests.Alpha, 1.*\"\n#r \"nuget:TorchbookTests.Beta\"\nTorchbookTests.Alpha.It.Version + \" \" + TorchbookTests.Beta.It.Version"));
        Assert.Equal("Installed TorchbookTests.Alpha, 1.4.0\nInstalled TorchbookTests.Beta, 1.0.0", cells.Displays.Single().Data[Mime.PlainText]!.ToString());
    }

    [Theory]
    [InlineData(", [1.0,2.0)", "1.2.0")]
    [InlineData(", *-*", "3.0.0-beta1")]
    public void Given_a_range_or_previews_when_run_then_that_one_is_taken(string version, string expected)
    {
        Pack("TorchbookTests.Gamma", "1.2.0");
        Pack("TorchbookTests.Gamma", "2.0.0");
        Pack("TorchbookTests.Gamma", "3.0.0-beta1");
        Assert.Equal($"Installed TorchbookTests.Gamma, {expected}", cells.Shown($"{Source}#r \"nuget: TorchbookTests.Gamma{version}\""));
    }

    [Fact]
    public void Given_a_cell_that_needs_another_version_than_an_earlier_one_when_run_then_the_error_explains_it()
    {
        Pack("TorchbookTests.Delta", "1.0.0");
        Pack("TorchbookTests.Delta", "2.0.0");
        Pack("TorchbookTests.Epsilon", "1.0.0", """<dependency id="TorchbookTests.Delta" version="2.0.0" />""");
        cells.Value(Source + "#r \"nuget: TorchbookTests.Delta, 1.0.0\"");
        var same = cells.Error("#r \"nuget: TorchbookTests.Delta, 2.0.0\"");
        Assert.Equal("(1,1): TorchbookTests.Delta, 2.0.0: an earlier cell has loaded version 1.0.0, and there can be one only. Restart the kernel to take another.", same.Message);
        var indirect = cells.Error("\n#r \"nuget: TorchbookTests.Epsilon\"");
        Assert.Equal(2, indirect.Line);
        Assert.Contains("TorchbookTests.Delta", indirect.Message);
        Assert.Contains("different versions", indirect.Message);
        Assert.Equal("1.0.0", cells.Value("#r \"nuget: TorchbookTests.Delta\"\nTorchbookTests.Delta.It.Version"));
    }

    [Theory]
    [InlineData("#r \"nuget: TorchbookTests.None\"", "NU1101", "Check the name.")]
    [InlineData("#r \"nuget: TorchbookTests.Zeta, 9.0.0\"", "NU1102", "Name a version that exists, or none for the newest.")]
    [InlineData("#i \"nuget:no/such/folder\"\n#r \"nuget: TorchbookTests.Zeta\"", "NU1301", "Is there a network")]
    public void Given_a_package_that_cannot_be_had_when_run_then_cause_and_remedy_are_told(string lines, string code, string remedy)
    {
        Pack("TorchbookTests.Zeta", "1.0.0");
        var error = cells.Error(Source + lines + "\nvar never = 1;");
        Assert.Equal("CompileError", error.Name);
        Assert.Contains(code, error.Message);
        Assert.Contains(remedy, error.Message);
        Assert.StartsWith("Not installed: TorchbookTests.", cells.Displays.Single().Data[Mime.PlainText]!.ToString());
    }

    [Theory]
    [InlineData("#r \"nuget: not a name, 1.0\"", "'not a name' is not a package's name")]
    [InlineData("#r \"nuget:\"", "'' is not a package's name")]
    [InlineData("#r \"nuget: Name, <1>\"", "'<1>' is not a version")]
    [InlineData("#i \"somewhere\"", "it is written #i \"nuget:ADDRESS\"")]
    public void Given_a_line_that_is_written_wrongly_when_run_then_the_error_shows_how_it_is_written(string line, string message)
    {
        var error = cells.Error("\n" + line);
        Assert.Equal(2, error.Line);
        Assert.Contains(message, error.Message);
        Assert.Empty(cells.Displays);
    }

    [Fact]
    public void Given_an_assembly_by_its_path_when_referenced_then_its_types_are_there_and_a_text_file_is_refused()
    {
        Pack("TorchbookTests.Eta", "1.0.0");
        ZipFile.ExtractToDirectory(folder.Combine("source/TorchbookTests.Eta.1.0.0.nupkg"), folder.Combine("files"));
        Assert.Equal("1.0.0", cells.Value($"#r \"{folder.Combine("files/lib/net10.0/TorchbookTests.Eta.dll")}\" // by path\nTorchbookTests.Eta.It.Version"));
        File.WriteAllText(folder.Combine("text.dll"), "text");
        Assert.EndsWith("text.dll is not a .NET assembly", cells.Error($"#r \"{folder.Combine("text.dll")}\"").Message);
    }

    public void Dispose()
    {
        cells.Dispose();
        folder.Dispose();
    }
}
