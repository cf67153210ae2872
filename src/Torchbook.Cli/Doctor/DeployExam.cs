using Torchbook.Deploy;

namespace Torchbook.Cli.Doctor;

/// <summary>ONNX Runtime and what it can compute with.</summary>
public static class DeployExam
{
    public static IEnumerable<Finding> Run()
    {
        Finding? broken = null;
        IReadOnlyList<ProviderStatus> providers = [];
        try
        {
            providers = ExecutionProviders.Examine();
        }
        catch (Exception failure) when (failure is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            broken = new Finding("ONNX", Health.Limited, (failure.InnerException ?? failure).Message.Split('\n')[0], "./torchbook setup fetches it again once environment/onnxruntime/package is removed.");
        }

        return broken is not null ? [broken] : [Finding.Good("ONNX", $"ONNX Runtime {ExecutionProviders.RuntimeVersion}"), .. providers.Reverse().Select(Line)];
    }

    // A machine without a GPU lacks nothing; one whose GPU lies idle does.
    private static Finding Line(ProviderStatus status) => status.Available
        ? Finding.Good(Part(status), status.Detail)
        : new Finding(Part(status), ExecutionProviders.HasNvidiaDriver ? Health.Limited : Health.Good, $"not available: {status.Detail}", ExecutionProviders.HasNvidiaDriver ? status.Remedy : null);

    private static string Part(ProviderStatus status) => "  " + status.Provider switch
    {
        ExecutionProvider.Cpu => "CPU",
        ExecutionProvider.Cuda => "CUDA",
        var other => other.ToString(),
    };
}
