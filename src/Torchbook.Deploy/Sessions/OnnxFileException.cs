namespace Torchbook.Deploy;

/// <summary>A file that ONNX Runtime cannot load; the message names it and says what is wrong.</summary>
public sealed class OnnxFileException(string message, Exception? inner = null) : Exception(message, inner);
