using System.Text.RegularExpressions;

namespace Torchbook.Cli.Doctor;

/// <summary>How a libtorch was built, read from what it says of itself (<c>torch.__config__.show()</c> in Python).</summary>
public sealed partial record LibtorchBuild(string Text)
{
    /// <summary>Whether it can compute on NVIDIA's GPUs.</summary>
    public bool HasCuda => Text.Contains("CUDA Runtime", StringComparison.Ordinal);

    /// <summary>Whether operations on the processor use several threads.</summary>
    public bool HasOpenMP => OpenMPLine().IsMatch(Text);

    /// <summary>Calling convention of strings, matrix library, oneDNN, OpenMP, CUDA, cuDNN.</summary>
    public string Summary => string.Join(", ",
    [
        Text.Contains("_GLIBCXX_USE_CXX11_ABI=0", StringComparison.Ordinal) ? "strings as before C++11" : "C++11 strings",
        $"BLAS {BlasName()}",
        Line(MklDnnLine(), "oneDNN") ?? "no oneDNN",
        Line(OpenMPLine(), "OpenMP") ?? "no OpenMP",
        .. HasCuda ? new[] { Line(CudaLine(), "CUDA"), Line(CudnnLine(), "cuDNN") ?? "no cuDNN" } : ["no CUDA"],
    ]);

    /// <summary>What will disappoint on this machine, and what to do about it.</summary>
    public IEnumerable<(string Problem, string Remedy)> Problems(bool hasGpu, bool seesGpu)
    {
        if (!HasOpenMP)
            yield return ("built without OpenMP: the processor works with one thread", "Use the system's libtorch (./torchbook setup) or a PyTorch wheel.");
        if (hasGpu && !HasCuda)
            yield return ("there is an NVIDIA GPU, and this libtorch has no CUDA", "Work in NVIDIA's PyTorch container, or install PyTorch with CUDA (pip install torch), then ./torchbook setup.");
        if (hasGpu && HasCuda && !seesGpu)
            yield return ("there is an NVIDIA GPU, and CUDA does not see it: the driver is older than this CUDA, or the container was started without --gpus all", "Update the driver (nvidia-smi names the newest CUDA it serves), or pass the GPU to the container.");
    }

    // Debian's calls whatever the system's alternative is; that one has a line of its own.
    private string BlasName() => BlasSetting().Match(Text) is { Success: true } setting
        ? setting.Groups[1].Value == "generic" ? "of the system" : setting.Groups[1].Value
        : "unknown";

    private string? Line(Regex pattern, string name) => pattern.Match(Text) is { Success: true } match ? $"{name} {match.Groups[1].Value}" : null;

    [GeneratedRegex(@"BLAS_INFO=(\w+)")]
    private static partial Regex BlasSetting();

    [GeneratedRegex(@"MKL-DNN v([\d.]+)")]
    private static partial Regex MklDnnLine();

    [GeneratedRegex(@"a\.k\.a\. OpenMP ([\d.]+)")]
    private static partial Regex OpenMPLine();

    [GeneratedRegex(@"CUDA Runtime ([\d.]+)")]
    private static partial Regex CudaLine();

    [GeneratedRegex(@"CuDNN ([\d.]+)")]
    private static partial Regex CudnnLine();
}
