namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    Metadata = 0,
    Julia = 1,
    Numpy = 2,
    CSharp = 3,
    Default = 4,
}

public static partial class torch
{
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;

    /// <summary>The style that <see cref="TensorStringStyle.Default"/> stands for.</summary>
    public static TensorStringStyle TensorStringStyle { get; set; } = TensorStringStyle.Numpy;
}
