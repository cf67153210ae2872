namespace Torchbook.Deploy;

/// <summary>What a session computes with, in ONNX Runtime's words its execution provider.</summary>
public enum ExecutionProvider
{
    /// <summary>The processor; always there.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU through CUDA and cuDNN.</summary>
    Cuda,

    /// <summary>An NVIDIA GPU through TensorRT, which compiles the graph for that very card when the session is made.</summary>
    TensorRT,
}
