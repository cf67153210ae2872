namespace Torchbook.Cli.Doctor;

/// <summary>Stands in for the examination of ONNX Runtime in a program that was built without it.</summary>
public static class DeployExam
{
    public static IEnumerable<Finding> Run() =>
    [
        new("ONNX", Health.Limited, $"no ONNX Runtime: {string.Join(", ", Missing())}: the lesson on deployment does not run", "./torchbook setup gets it (on Linux x64) and builds with it."),
    ];

    private static IEnumerable<string> Missing()
    {
        if (!File.Exists(Path.Combine(Repository.Environment, "onnxruntime/package/.sha512")))
        {
            yield return "the npm package is not here";
        }

        if (!File.Exists("/usr/include/onnx/onnx.proto"))
        {
            yield return "no /usr/include/onnx/onnx.proto (libonnx-dev)";
        }
    }
}
