using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The blocks of Inception v3, lettered and named as in torchvision.</summary>
internal static class InceptionBlocks
{
    public static Branches A(long inputs, long poolFeatures)
    {
        var b = new Branches("InceptionA");
        b.Path(b.Part("branch1x1", ConvBlock.Of(inputs, 64, 1)));
        b.Path(b.Part("branch5x5_1", ConvBlock.Of(inputs, 48, 1)), b.Part("branch5x5_2", ConvBlock.Of(48, 64, 5, padding: 2)));
        b.Path(
            b.Part("branch3x3dbl_1", ConvBlock.Of(inputs, 64, 1)), b.Part("branch3x3dbl_2", ConvBlock.Of(64, 96, 3, padding: 1)),
            b.Part("branch3x3dbl_3", ConvBlock.Of(96, 96, 3, padding: 1)));
        return b.Path(AveragePool(), b.Part("branch_pool", ConvBlock.Of(inputs, poolFeatures, 1)));
    }

    /// <summary>Halves the size.</summary>
    public static Branches B(long inputs)
    {
        var b = new Branches("InceptionB");
        b.Path(b.Part("branch3x3", ConvBlock.Of(inputs, 384, 3, stride: 2)));
        b.Path(
            b.Part("branch3x3dbl_1", ConvBlock.Of(inputs, 64, 1)), b.Part("branch3x3dbl_2", ConvBlock.Of(64, 96, 3, padding: 1)),
            b.Part("branch3x3dbl_3", ConvBlock.Of(96, 96, 3, stride: 2)));
        return b.Path(nn.MaxPool2d(3, stride: 2));
    }

    public static Branches C(long inputs, long inner)
    {
        var b = new Branches("InceptionC");
        b.Path(b.Part("branch1x1", ConvBlock.Of(inputs, 192, 1)));
        b.Path(
            b.Part("branch7x7_1", ConvBlock.Of(inputs, inner, 1)), b.Part("branch7x7_2", Wide(inner, inner, 7)), b.Part("branch7x7_3", High(inner, 192, 7)));
        b.Path(
            b.Part("branch7x7dbl_1", ConvBlock.Of(inputs, inner, 1)), b.Part("branch7x7dbl_2", High(inner, inner, 7)), b.Part("branch7x7dbl_3", Wide(inner, inner, 7)),
            b.Part("branch7x7dbl_4", High(inner, inner, 7)), b.Part("branch7x7dbl_5", Wide(inner, 192, 7)));
        return b.Path(AveragePool(), b.Part("branch_pool", ConvBlock.Of(inputs, 192, 1)));
    }

    /// <summary>Halves the size.</summary>
    public static Branches D(long inputs)
    {
        var b = new Branches("InceptionD");
        b.Path(b.Part("branch3x3_1", ConvBlock.Of(inputs, 192, 1)), b.Part("branch3x3_2", ConvBlock.Of(192, 320, 3, stride: 2)));
        b.Path(
            b.Part("branch7x7x3_1", ConvBlock.Of(inputs, 192, 1)), b.Part("branch7x7x3_2", Wide(192, 192, 7)), b.Part("branch7x7x3_3", High(192, 192, 7)),
            b.Part("branch7x7x3_4", ConvBlock.Of(192, 192, 3, stride: 2)));
        return b.Path(nn.MaxPool2d(3, stride: 2));
    }

    public static Branches E(long inputs)
    {
        var b = new Branches("InceptionE");
        b.Path(b.Part("branch1x1", ConvBlock.Of(inputs, 320, 1)));
        b.Path(
            b.Part("branch3x3_1", ConvBlock.Of(inputs, 384, 1)),
            new Branches("fork").Path(b.Part("branch3x3_2a", Wide(384, 384, 3))).Path(b.Part("branch3x3_2b", High(384, 384, 3))));
        b.Path(
            b.Part("branch3x3dbl_1", ConvBlock.Of(inputs, 448, 1)), b.Part("branch3x3dbl_2", ConvBlock.Of(448, 384, 3, padding: 1)),
            new Branches("fork").Path(b.Part("branch3x3dbl_3a", Wide(384, 384, 3))).Path(b.Part("branch3x3dbl_3b", High(384, 384, 3))));
        return b.Path(AveragePool(), b.Part("branch_pool", ConvBlock.Of(inputs, 192, 1)));
    }

    public static Sequential Auxiliary(long inputs, long classes) => nn.Sequential(
        ("pool", nn.AvgPool2d(5, stride: 3)),
        ("conv0", ConvBlock.Of(inputs, 128, 1)),
        ("conv1", ConvBlock.Of(128, 768, 5)),
        ("avgpool", nn.AdaptiveAvgPool2d(1)),
        ("flatten", nn.Flatten()),
        ("fc", nn.Linear(768, classes)));

    private static Sequential Wide(long inputs, long outputs, long kernel) => ConvBlock.Of(inputs, outputs, (1, kernel), (0, kernel / 2));

    private static Sequential High(long inputs, long outputs, long kernel) => ConvBlock.Of(inputs, outputs, (kernel, 1), (kernel / 2, 0));

    private static AvgPool2d AveragePool() => nn.AvgPool2d(3, stride: 1, padding: 1);
}
