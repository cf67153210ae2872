namespace Torchbook.Tests.Cli;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Given_a_mirror_that_is_not_there_when_examined_then_the_line_is_limited_and_a_remedy_follows()
    {
        var missing = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        var outcome = await CommandLineProcess.RunAsync(new Dictionary<string, string?> { ["TORCHBOOK_MIRROR"] = missing }, "doctor");

        Assert.Contains($"limited data mirror  there is no folder {missing}", outcome.Output);
        Assert.Contains("data mirror: Correct or unset TORCHBOOK_MIRROR.", outcome.Output);
    }

    [Fact]
    public async Task Given_a_libtorch_folder_without_libtorch_when_examined_then_it_is_missing_and_the_exit_code_is_1()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "libtorch is looked for on Linux only.");

        var outcome = await CommandLineProcess.RunAsync(new Dictionary<string, string?> { ["TORCHBOOK_LIBTORCH"] = "/nowhere" }, "doctor");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("missing libtorch     not in /nowhere", outcome.Output);
    }

    [Fact]
    public async Task Given_an_engine_that_runs_when_examined_then_threads_devices_and_how_libtorch_was_built_are_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere TorchSharp's package does not say.");

        var outcome = await CommandLineProcess.RunAsync("doctor");

        Assert.Matches(@"(?m)^ok +tensors +.* \d+ threads, devices: cpu", outcome.Output);
        Assert.Matches(@"(?m)^ok +build +.*strings.*, BLAS .*, (no )?OpenMP.*, (no )?CUDA", outcome.Output);
    }

    [Fact]
    public async Task Given_a_machine_when_examined_then_ONNX_Runtime_and_its_providers_are_named_or_what_is_missing()
    {
        var outcome = await CommandLineProcess.RunAsync("doctor");

        Assert.Matches(@"(?m)^ok +ONNX +ONNX Runtime [\d.]+$|^limited +ONNX +no ONNX Runtime: .*(npm package|onnx\.proto)", outcome.Output);
        Assert.True(outcome.Output.Contains("ONNX: ./torchbook setup", StringComparison.Ordinal)
            || System.Text.RegularExpressions.Regex.IsMatch(outcome.Output, @"(?m)^ok +CPU .*\n\w+ +CUDA .*\n\w+ +TensorRT "), outcome.Output);
    }
}
