using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class ResNet
{
    public static ResNet ResNet18(
        int numClasses = 1000, bool zero_init_residual = false, int groups = 1, int width_per_group = 64, (bool, bool, bool)? replace_stride_with_dilation = null, Func<int, nn.Module<Tensor, Tensor>>? norm_layer = null,
        string? weights_file = null, bool skipfc = true, Device? device = null) =>
        new(nameof(ResNet18), Basic, BasicBlock.Expansion, [2, 2, 2, 2], numClasses, zero_init_residual, groups, width_per_group, replace_stride_with_dilation, norm_layer, weights_file, skipfc, device);

    public static ResNet ResNet34(
        int numClasses = 1000, bool zero_init_residual = false, int groups = 1, int width_per_group = 64, (bool, bool, bool)? replace_stride_with_dilation = null, Func<int, nn.Module<Tensor, Tensor>>? norm_layer = null,
        string? weights_file = null, bool skipfc = true, Device? device = null) =>
        new(nameof(ResNet34), Basic, BasicBlock.Expansion, [3, 4, 6, 3], numClasses, zero_init_residual, groups, width_per_group, replace_stride_with_dilation, norm_layer, weights_file, skipfc, device);

    public static ResNet ResNet50(
        int numClasses = 1000, bool zero_init_residual = false, int groups = 1, int width_per_group = 64, (bool, bool, bool)? replace_stride_with_dilation = null, Func<int, nn.Module<Tensor, Tensor>>? norm_layer = null,
        string? weights_file = null, bool skipfc = true, Device? device = null) =>
        new(nameof(ResNet50), Deep, Bottleneck.Expansion, [3, 4, 6, 3], numClasses, zero_init_residual, groups, width_per_group, replace_stride_with_dilation, norm_layer, weights_file, skipfc, device);

    public static ResNet ResNet101(
        int numClasses = 1000, bool zero_init_residual = false, int groups = 1, int width_per_group = 64, (bool, bool, bool)? replace_stride_with_dilation = null, Func<int, nn.Module<Tensor, Tensor>>? norm_layer = null,
        string? weights_file = null, bool skipfc = true, Device? device = null) =>
        new(nameof(ResNet101), Deep, Bottleneck.Expansion, [3, 4, 23, 3], numClasses, zero_init_residual, groups, width_per_group, replace_stride_with_dilation, norm_layer, weights_file, skipfc, device);

    public static ResNet ResNet152(
        int numClasses = 1000, bool zero_init_residual = false, int groups = 1, int width_per_group = 64, (bool, bool, bool)? replace_stride_with_dilation = null, Func<int, nn.Module<Tensor, Tensor>>? norm_layer = null,
        string? weights_file = null, bool skipfc = true, Device? device = null) =>
        new(nameof(ResNet152), Deep, Bottleneck.Expansion, [3, 8, 36, 3], numClasses, zero_init_residual, groups, width_per_group, replace_stride_with_dilation, norm_layer, weights_file, skipfc, device);

    private static BasicBlock Basic(
        int inplanes, int planes, int stride, nn.Module<Tensor, Tensor>? downsample, int groups, int base_width, int dilation, Func<int, nn.Module<Tensor, Tensor>> norm_layer) =>
        new(inplanes, planes, stride, downsample, groups, base_width, dilation, norm_layer);

    private static Bottleneck Deep(
        int inplanes, int planes, int stride, nn.Module<Tensor, Tensor>? downsample, int groups, int base_width, int dilation, Func<int, nn.Module<Tensor, Tensor>> norm_layer) =>
        new(inplanes, planes, stride, downsample, groups, base_width, dilation, norm_layer);
}
