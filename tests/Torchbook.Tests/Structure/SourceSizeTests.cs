using Torchbook.Tests.Setup;

namespace Torchbook.Tests.Structure;

/// <summary>Files stay small enough to be read in one go.</summary>
public class SourceSizeTests
{
    private const string Native = "src/Torchbook.LibTorch/native";

    [Fact]
    public void Given_all_CSharp_when_counted_then_no_file_has_more_than_400_lines() => Assert.Empty(Larger("*.cs", 400, "src", "tests", "environment"));

    [Fact]
    public void Given_all_Cpp_when_counted_then_no_file_has_more_than_300_lines_and_together_they_have_at_most_1500()
    {
        Assert.Empty(Larger("*.cpp", 300, "src").Concat(Larger("*.h", 300, "src")));
        Assert.InRange(Files("*.cpp", Native).Concat(Files("*.h", Native)).Sum(f => File.ReadLines(f).Count()), 1, 1500);
    }

    [Fact]
    public void Given_the_shims_build_when_read_then_c10d_is_a_library_of_its_own_that_only_gloo_brings()
    {
        var build = File.ReadAllText(Checkout.PathOf(Native + "/CMakeLists.txt"));

        Assert.DoesNotContain("c10d", build.Split('\n').Single(line => line.StartsWith("add_library(torchbook SHARED", StringComparison.Ordinal)));
        Assert.Matches(@"if\(EXISTS ""\$\{include_dir\}/gloo/config\.h""\)\s+add_library\(torchbook_c10d SHARED c10d\.cpp\)", build);
        Assert.Equal(["c10d.cpp"], Files("*", Native).Where(f => File.ReadAllText(f).Contains("#include <torch/csrc/distributed", StringComparison.Ordinal)).Select(Path.GetFileName));
    }

    private static IEnumerable<string> Larger(string pattern, int limit, params string[] folders) =>
        folders.SelectMany(folder => Files(pattern, folder)).Where(file => File.ReadLines(file).Count() > limit).Select(file => Path.GetRelativePath(Checkout.Root, file));

    // environment/onnxruntime/package is a download.
    private static IEnumerable<string> Files(string pattern, string folder) => Directory.EnumerateFiles(Checkout.PathOf(folder), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Replace('\\', '/').Contains("/package/", StringComparison.Ordinal) && !file.Replace('\\', '/').Contains("/node_modules/", StringComparison.Ordinal));
}
