using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Torchbook.Deploy;

/// <summary>The execution providers of this machine.</summary>
public static class ExecutionProviders
{
    private static readonly Lazy<IReadOnlyList<ProviderStatus>> examined = new(() => [TensorRt(), Cuda(), Cpu()]);

    /// <summary>All that the kit uses, fastest first, examined once a process.</summary>
    public static IReadOnlyList<ProviderStatus> Examine() => examined.Value;

    /// <summary>The fastest that is available.</summary>
    public static ExecutionProvider Best => Examine().First(status => status.Available).Provider;

    /// <summary>Whether an NVIDIA driver is there, and with it, in all likelihood, a GPU.</summary>
    public static bool HasNvidiaDriver { get; } = FindDriver();

    /// <summary>Such as <c>1.29.0</c>.</summary>
    public static string RuntimeVersion => OrtEnv.Instance().GetVersionString();

    /// <exception cref="NotSupportedException">The provider is not available; the message says why.</exception>
    internal static void AppendTo(SessionOptions options, ExecutionProvider provider)
    {
        var status = Examine().First(s => s.Provider == provider);
        if (!status.Available)
        {
            throw new NotSupportedException($"{provider} is not available here: {status.Detail}. {status.Remedy}".TrimEnd());
        }

        switch (provider)
        {
            case ExecutionProvider.Cuda when CudaPlugin.Device is { } device:
                options.AppendExecutionProvider(OrtEnv.Instance(), [device], new Dictionary<string, string>());
                break;
            case ExecutionProvider.Cuda:
                options.AppendExecutionProvider_CUDA();
                break;
            case ExecutionProvider.TensorRT:
                options.AppendExecutionProvider_Tensorrt();
                // For the parts of a graph that TensorRT leaves alone.
                options.AppendExecutionProvider_CUDA();
                break;
        }
    }

    private static ProviderStatus Cpu() => new(ExecutionProvider.Cpu, true, $"{Environment.ProcessorCount} logical cores");

    private static ProviderStatus Cuda()
    {
        if (NoDriver(ExecutionProvider.Cuda) is { } status)
        {
            return status;
        }

        // The NuGet package has CUDA inside; the one from npm takes it as a plug-in.
        return BuiltIn("CUDAExecutionProvider")
            ? Try(ExecutionProvider.Cuda, options => options.AppendExecutionProvider_CUDA())
            : CudaPlugin.Examine();
    }

    private static ProviderStatus TensorRt() =>
        NoDriver(ExecutionProvider.TensorRT)
        ?? (BuiltIn("TensorrtExecutionProvider")
            ? Try(ExecutionProvider.TensorRT, options => options.AppendExecutionProvider_Tensorrt())
            : new(ExecutionProvider.TensorRT, false, "this build of ONNX Runtime has no TensorRT", "The one from NuGet has: TorchbookPackages=nuget."));

    private static ProviderStatus? NoDriver(ExecutionProvider provider) =>
        HasNvidiaDriver ? null : new(provider, false, $"no NVIDIA driver ({Driver})", "It needs an NVIDIA GPU and its driver.");

    private static string Driver => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    private static bool FindDriver()
    {
        if (!NativeLibrary.TryLoad(Driver, out var handle))
        {
            return false;
        }

        NativeLibrary.Free(handle);
        return true;
    }

    private static bool BuiltIn(string name) => OrtEnv.Instance().GetAvailableProviders().Contains(name);

    private static ProviderStatus Try(ExecutionProvider provider, Action<SessionOptions> append)
    {
        try
        {
            using var options = new SessionOptions();
            append(options);
            return new(provider, true, "device 0");
        }
        catch (OnnxRuntimeException failure)
        {
            return new(provider, false, RuntimeMessage.Plain(failure), "Its libraries have to be installed: CUDA, cuDNN and, for TensorRT, TensorRT itself.");
        }
    }
}
