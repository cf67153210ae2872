using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Networks that classify images, with the parameter names of torchvision, so that its weights fit.</summary>
    public static partial class models
    {
        /// <inheritdoc cref="AlexNet"/>
        public static AlexNet alexnet(int num_classes = 1000, float dropout = 0.5f, string? weights_file = null, bool skipfc = true, Device? device = null) =>
            new(num_classes, dropout, weights_file, skipfc, device);

        /// <inheritdoc cref="GoogleNet"/>
        public static GoogleNet googlenet(
            int num_classes = 1000, bool transform_input = false, string? weights_file = null, bool skipfc = true, float dropout = 0.2f, float dropout_aux = 0.7f, Device? device = null) =>
            new(num_classes, transform_input, weights_file, skipfc, dropout, dropout_aux, device);

        /// <inheritdoc cref="InceptionV3"/>
        public static InceptionV3 inception_v3(
            int num_classes = 1000, float dropout = 0.5f, bool transform_input = false, string? weights_file = null, bool skipfc = true, Device? device = null) =>
            new(num_classes, dropout, transform_input, weights_file, skipfc, device);

        /// <inheritdoc cref="MobileNetV2"/>
        /// <param name="num_classes">Outputs of the classifier.</param>
        /// <param name="width_mult">Scales the channels of every layer.</param>
        /// <param name="inverted_residual_setting">Expansion, channels, repetitions and stride of each stage.</param>
        /// <param name="round_nearest">Divides every number of channels.</param>
        /// <param name="block">Makes a block from inputs, outputs, stride, expansion and normalization.</param>
        /// <param name="norm_layer">Batch normalization if null.</param>
        /// <param name="dropout">Probability before the last layer.</param>
        public static MobileNetV2 mobilenet_v2(
            long num_classes = 1000, double width_mult = 1.0, long[][]? inverted_residual_setting = null, long round_nearest = 8,
            Func<long, long, long, long, Func<long, nn.Module<Tensor, Tensor>>, nn.Module<Tensor, Tensor>>? block = null,
            Func<long, nn.Module<Tensor, Tensor>>? norm_layer = null, double dropout = 0.2) =>
            new(num_classes, width_mult, inverted_residual_setting, round_nearest, block, norm_layer, dropout);

        /// <inheritdoc cref="VGG"/>
        public static VGG vgg11(int num_classes = 1000, float dropout = 0.5f, string? weights_file = null, bool skipfc = true, Device? device = null) =>
            new("VGG11", num_classes, false, dropout, weights_file, skipfc, device);

        /// <inheritdoc cref="VGG"/>
        public static VGG vgg11_bn(int num_classes = 1000, float dropout = 0.5f, string? weights_file = null, bool skipfc = true, Device? device = null) =>
            new("VGG11", num_classes, true, dropout, weights_file, skipfc, device);

        /// <inheritdoc cref="VGG"/>
        public static VGG vgg13(int num_classes = 1000, float dropout = 0.5f, string? weights_file = null, bool skipfc = true, Device? device = null) =>
            new("VGG13", num_classes, false, dropout, weights_file, skipfc, device);

        /// <inheritdoc cref="VGG"/>
        public static VGG vgg13_bn(int num_classes = 1000, float dropout = 0.5f, string? weights_file = null, bool skipfc = true, Device? device = null) =>
            new("VGG13", num_classes, true, dropout, weights_file, skipfc, device);

        /// <inheritdoc cref="VGG"/>
        public static VGG vgg16(int num_classes = 1000, float dropout = 0.5f, string? weights_file = null, bool skipfc = true, Device? device = null) =>
            new("VGG16", num_classes, false, dropout, weights_file, skipfc, device);

        /// <inheritdoc cref="VGG"/>
        public static VGG vgg16_bn(int num_classes = 1000, float dropout = 0.5f, string? weights_file = null, bool skipfc = true, Device? device = null) =>
            new("VGG16", num_classes, true, dropout, weights_file, skipfc, device);

        /// <inheritdoc cref="VGG"/>
        public static VGG vgg19(int num_classes = 1000, float dropout = 0.5f, string? weights_file = null, bool skipfc = true, Device? device = null) =>
            new("VGG19", num_classes, false, dropout, weights_file, skipfc, device);

        /// <inheritdoc cref="VGG"/>
        public static VGG vgg19_bn(int num_classes = 1000, float dropout = 0.5f, string? weights_file = null, bool skipfc = true, Device? device = null) =>
            new("VGG19", num_classes, true, dropout, weights_file, skipfc, device);
    }
}
