using Torchbook.Tests.Cli;

namespace Torchbook.Tests.Deploy;

/// <summary>The ONNX project's own checker, in Python.</summary>
internal static class OnnxChecker
{
    public const string Absent = "python3-onnx is not installed here.";

    private const string Python = "/usr/bin/python3";
    private static readonly Lazy<Task<bool>> present = new(async () =>
        File.Exists(Python) && (await PythonAsync("import onnx")).ExitCode == 0);

    public static Task<bool> IsPresentAsync() => present.Value;

    /// <summary>Passes where the checker accepts the file, with the shapes that it infers.</summary>
    public static async Task AssertAcceptsAsync(string path)
    {
        var outcome = await PythonAsync("import onnx, sys; m = onnx.load(sys.argv[1]); onnx.checker.check_model(m, full_check=True)", path);
        Assert.Equal((path, 0, ""), (path, outcome.ExitCode, outcome.Errors));
    }

    private static Task<Outcome> PythonAsync(string program, params string[] arguments) =>
        Outcome.OfAsync(Path.GetTempPath(), new Dictionary<string, string?>(), [Python, "-c", program, .. arguments]);
}
