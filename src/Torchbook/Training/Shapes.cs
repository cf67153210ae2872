using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>Shapes as text, for messages.</summary>
internal static class Shapes
{
    public static string Text(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
