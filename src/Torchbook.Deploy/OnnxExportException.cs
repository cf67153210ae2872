namespace Torchbook.Deploy;

/// <summary>A model that cannot be written as ONNX, or whose ONNX form computes something else; the message names the module.</summary>
public sealed class OnnxExportException(string message) : Exception(message);
