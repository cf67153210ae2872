using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Convolution without bias, batch normalization, ReLU: the bricks of GoogLeNet and Inception.</summary>
internal static class ConvBlock
{
    public static Sequential Of(long inputs, long outputs, long kernel, long stride = 1, long padding = 0) =>
        Of(inputs, outputs, (kernel, kernel), (stride, stride), (padding, padding));

    public static Sequential Of(long inputs, long outputs, (long, long) kernel, (long, long) padding) => Of(inputs, outputs, kernel, (1, 1), padding);

    /// <summary>From the scaling of ImageNet's usual means and deviations, per channel of [N, 3, H, W], to that of -1 to 1.</summary>
    public static Tensor Rescale(Tensor images)
    {
        using var scope = NewDisposeScope();
        var deviations = tensor(new[] { 0.229, 0.224, 0.225 }, images.dtype, images.device).view(3, 1, 1);
        var means = tensor(new[] { 0.485, 0.456, 0.406 }, images.dtype, images.device).view(3, 1, 1);
        return (images * (deviations / 0.5) + ((means - 0.5) / 0.5)).MoveToOuterDisposeScope();
    }

    private static Sequential Of(long inputs, long outputs, (long, long) kernel, (long, long) stride, (long, long) padding) => nn.Sequential(
        ("conv", nn.Conv2d(inputs, outputs, kernel, stride, padding, bias: false)),
        ("bn", nn.BatchNorm2d(outputs, eps: 0.001)),
        ("relu", nn.ReLU(inplace: true)));
}
