namespace TorchSharp;

/// <summary>Padding chosen by its effect: none, or so that a convolution of stride 1 keeps the size.</summary>
public enum Padding
{
    Valid,
    Same,
}
