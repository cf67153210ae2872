using Microsoft.ML.OnnxRuntime;

namespace Torchbook.Deploy;

/// <summary>CUDA as a library that ONNX Runtime loads when asked. It needs CUDA 13 and cuDNN 9 on the machine.</summary>
internal static class CudaPlugin
{
    private const string File = "libonnxruntime_providers_cuda.so";

    /// <summary>The device to make sessions on, once <see cref="Examine"/> found one.</summary>
    public static OrtEpDevice? Device { get; private set; }

    public static ProviderStatus Examine()
    {
        var path = Path.Combine(AppContext.BaseDirectory, File);
        if (!System.IO.File.Exists(path))
        {
            return new(ExecutionProvider.Cuda, false, $"no {File}", "./torchbook setup fetches it where it finds an NVIDIA driver (179 MB).");
        }

        try
        {
            OrtEnv.Instance().RegisterExecutionProviderLibrary("CUDA", path);
        }
        catch (OnnxRuntimeException failure)
        {
            return new(ExecutionProvider.Cuda, false, RuntimeMessage.Plain(failure), "CUDA 13 and cuDNN 9 have to be installed where the system finds libraries.");
        }

        Device = OrtEnv.Instance().GetEpDevices().FirstOrDefault(device => device.EpName.Contains("CUDA", StringComparison.OrdinalIgnoreCase));
        return Device is { } found
            ? new(ExecutionProvider.Cuda, true, $"device {found.HardwareDevice.DeviceId:x} of {found.HardwareDevice.Vendor}")
            : new(ExecutionProvider.Cuda, false, "the driver is there, but no GPU", "nvidia-smi tells which GPUs the driver sees.");
    }
}
