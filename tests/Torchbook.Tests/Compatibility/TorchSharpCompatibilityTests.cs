using Torchbook.Notebooks.Documents;
using Torchbook.Tests.Setup;

namespace Torchbook.Tests.Compatibility;

/// <summary>
/// Everything but the engine compiles against the whole public surface of TorchSharp 0.107: no member that only the kit's engine
/// has, no call that TorchSharp's other overloads make ambiguous.
/// </summary>
public class TorchSharpCompatibilityTests
{
    // About the engine itself, or written to the API list rather than to the API.
    private static readonly string[] EngineTests = ["LibTorch/Interop/", "LibTorch/Generated/", "LibTorch/Memory/NativeMemoryTests.cs", "LibTorch/Torchvision/DatasetInternalsTests.cs", "Engine/", "obj/"];

    private const string NoDeploy = "Torchbook.Deploy was not built, because ONNX Runtime is not on this machine.";

    public static TheoryData<string> Lessons() => [.. Directory.GetFiles(Checkout.PathOf("notebooks"), "*.ipynb").Select(Path.GetFileName).Order().OfType<string>()];

    [Fact]
    public void Given_the_API_list_when_written_as_CSharp_then_it_compiles_and_leaves_out_only_what_no_program_can_name()
    {
        Assert.Equal(2, ApiSource.LeftOut.Count);
        AssertNone(ReferenceAssembly.TorchSharp.Value.Errors);
    }

    [Fact]
    public void Given_TorchSharps_surface_when_the_library_is_compiled_against_it_then_there_is_no_error() => AssertNone(ProjectCompilation.Library.Value.Errors);

    [Fact]
    public void Given_TorchSharps_surface_when_the_deployment_library_is_compiled_against_it_then_there_is_no_error()
    {
        Assert.SkipUnless(ProjectCompilation.HasDeploy, NoDeploy);
        AssertNone(ProjectCompilation.Deploy.Value.Errors);
    }

    [Fact]
    public void Given_TorchSharps_surface_when_the_tests_that_are_not_the_engines_own_are_compiled_against_it_then_there_is_no_error()
    {
        var tests = ProjectCompilation.Create("Torchbook.Tests", "tests/Torchbook.Tests", IsCompiled, ProjectCompilation.Projects());

        AssertNone(tests.Errors);
    }

    [Theory, MemberData(nameof(Lessons))]
    public void Given_TorchSharps_surface_when_a_lessons_cells_are_compiled_against_it_then_there_is_no_error(string lesson)
    {
        var file = Checkout.PathOf("notebooks/" + lesson);
        Assert.SkipUnless(ProjectCompilation.HasDeploy || !File.ReadAllText(file).Contains("Torchbook.Deploy", StringComparison.Ordinal), NoDeploy);

        AssertNone(LessonCompilation.Errors(NotebookDocument.Load(file), ProjectCompilation.References(ProjectCompilation.Projects())));
    }

    private static bool IsCompiled(string file) =>
        !EngineTests.Any(start => file.StartsWith(start, StringComparison.Ordinal)) && (ProjectCompilation.HasDeploy || !file.StartsWith("Deploy/", StringComparison.Ordinal));

    private static void AssertNone(IReadOnlyList<string> errors)
    {
        if (errors.Count > 0) Assert.Fail($"{errors.Count} errors:\n{string.Join("\n", errors.Take(100))}");
    }
}
