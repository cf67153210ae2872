using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torchvision;
using F = TorchSharp.torchvision.transforms.functional;

namespace Torchbook.Tests.LibTorch.Torchvision;

public class TransformTests
{
    private static readonly Dictionary<string, Func<ITransform>> Augmentations = new()
    {
        ["ImageNet"] = () => transforms.AutoAugment(),
        ["CIFAR10"] = () => transforms.AutoAugment(autoaugment.AutoAugmentPolicy.CIFAR10, InterpolationMode.Bilinear),
        ["SVHN"] = () => transforms.AutoAugment(autoaugment.AutoAugmentPolicy.SVHN, fill: [128]),
        ["RandAugment"] = () => transforms.RandAugment(3),
        ["TrivialAugmentWide"] = () => transforms.TrivialAugmentWide(),
        ["AugMix"] = () => transforms.AugMix(10),
        ["RandomResizedCrop"] = () => transforms.RandomResizedCrop(24),
        ["RandomRotation"] = () => transforms.RandomRotation(30),
        ["RandomPerspective"] = () => transforms.RandomPerspective(p: 1),
        ["RandomOrder"] = () => transforms.RandomOrder(transforms.Invert(), transforms.Posterize(3), transforms.RandomVerticalFlip()),
        ["RandomChoice"] = () => transforms.RandomChoice(transforms.Invert(), transforms.Posterize(3), transforms.VerticalFlip()),
        ["ColorJitter"] = () => transforms.ColorJitter(0.4f, 0.4f, 0.4f, 0.2f),
        ["GaussianBlur"] = () => transforms.GaussianBlur(5),
    };

    private static readonly Dictionary<string, Func<double, ITransform>> Chances = new()
    {
        ["RandomHorizontalFlip"] = transforms.RandomHorizontalFlip,
        ["RandomVerticalFlip"] = transforms.RandomVerticalFlip,
        ["RandomGrayscale"] = transforms.RandomGrayscale,
        ["RandomInvert"] = transforms.RandomInvert,
        ["RandomPosterize"] = p => transforms.RandomPosterize(2, p),
        ["RandomSolarize"] = p => transforms.RandomSolarize(90, p),
        ["RandomAdjustSharpness"] = p => transforms.RandomAdjustSharpness(1.9, p),
        ["RandomAutoContrast"] = p => transforms.RandomAutoContrast(p),
        ["Equalize"] = p => transforms.Equalize(p),
        ["RandomPerspective"] = p => transforms.RandomPerspective(0.8, p),
        ["RandomApply"] = p => transforms.RandomApply([transforms.Invert(), transforms.Grayscale(3)], p),
    };

    public static TheoryData<string> AugmentationNames => [.. Augmentations.Keys];

    public static TheoryData<string> ChanceNames => [.. Chances.Keys];

    [Theory]
    [MemberData(nameof(AugmentationNames))]
    public void Given_a_seed_when_an_image_is_augmented_many_times_then_the_same_seed_repeats_it_and_type_and_shape_stay(string name)
    {
        using var scope = NewDisposeScope();
        var image = Image();
        var transform = Augmentations[name]();
        List<Tensor> Run()
        {
            manual_seed(23);
            return [.. Enumerable.Range(0, 60).Select(_ => transform.call(image))];
        }

        var (first, second) = (Run(), Run());

        Assert.All(first, result => Assert.Equal((ScalarType.Byte, "3,24,24"), (result.dtype, string.Join(',', result.shape))));
        Assert.All(first.Zip(second), pair => Assert.True(Same(pair.First, pair.Second)));
        Assert.Contains(first, result => !Same(result, image));
        Assert.True(first.Select(r => r.to(ScalarType.Int64).sum().item<long>()).Distinct().Count() > 1);
    }

    [Theory]
    [MemberData(nameof(ChanceNames))]
    public void Given_probabilities_of_none_one_and_half_when_applied_then_never_always_and_sometimes(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var image = randint(20, 150, [3, 24, 24], ScalarType.Byte);

        Assert.All(Enumerable.Range(0, 20), _ => Assert.True(Same(image, Chances[name](0).call(image))));
        Assert.True(Enumerable.Range(0, 20).Count(_ => !Same(image, Chances[name](1).call(image))) >= 19);
        Assert.InRange(Enumerable.Range(0, 60).Count(_ => Same(image, Chances[name](0.5).call(image))), 12, 48);
    }

    [Fact]
    public void Given_symmetries_when_applied_until_they_return_then_the_image_is_itself()
    {
        using var scope = NewDisposeScope();
        var image = Image();

        Assert.True(Same(image, F.hflip(F.hflip(image))));
        Assert.True(Same(image, F.vflip(F.vflip(image))));
        Assert.True(Same(image, F.invert(F.invert(image))));
        Assert.True(Same(F.hflip(F.vflip(image)), F.rotate(image, 180)));
        var turned = image;
        for (var i = 0; i < 4; i++)
        {
            turned = F.rotate(turned, 90);
            Assert.Equal(i == 3, Same(image, turned));
        }

        Assert.True(Same(image, F.affine(image)));
        Assert.True(Same(image, F.perspective(image, [[0, 0], [23, 0], [23, 23], [0, 23]], [[0, 0], [23, 0], [23, 23], [0, 23]])));
        Assert.True(Same(image, F.posterize(image, 8)));
        Assert.True(Same(image, F.adjust_hue(F.convert_image_dtype(image), 1).mul(255).round().to(ScalarType.Byte)));
        Assert.True(Same(image, F.convert_image_dtype(F.convert_image_dtype(image), ScalarType.Byte)));
    }

    [Theory]
    [InlineData(InterpolationMode.Nearest, false)]
    [InlineData(InterpolationMode.Bilinear, false)]
    [InlineData(InterpolationMode.Bilinear, true)]
    [InlineData(InterpolationMode.Bicubic, true)]
    public void Given_an_image_of_one_colour_when_resized_or_blurred_then_it_keeps_the_colour(InterpolationMode mode, bool antialias)
    {
        using var scope = NewDisposeScope();
        var image = full([2, 3, 11, 8], 77, ScalarType.Byte);

        Assert.True(Same(full([2, 3, 5, 19], 77, ScalarType.Byte), F.resize(image, 5, 19, mode, antialias: antialias)));
        Assert.True(Same(image, F.gaussian_blur(image, 5, 1.3f)));
        Assert.True(Same(image, F.autocontrast(image)));
        Assert.True(Same(image, F.equalize(image)));
    }

    [Fact]
    public void Given_a_pipeline_when_an_image_passes_then_it_is_what_the_steps_give_and_nothing_else_stays_alive()
    {
        var before = LiveTensors.Settled();
        using (NewDisposeScope())
        {
            var image = Image();
            var pipeline = transforms.Compose(
                transforms.Resize(16), transforms.CenterCrop(12), transforms.ConvertImageDtype(ScalarType.Float32), transforms.Normalize([0.5, 0.4, 0.3], [0.2, 0.2, 0.1]), transforms.Lambda(x => x * 2));

            var result = pipeline.call(image);

            var expected = F.normalize(F.convert_image_dtype(F.center_crop(F.resize(image, 16, 16), 12)), [0.5, 0.4, 0.3], [0.2, 0.2, 0.1]) * 2;
            Assert.True(expected.allclose(result));
            ((IDisposable)pipeline).Dispose();
            Assert.Throws<ObjectDisposedException>(() => pipeline.call(image));
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Given_functions_when_called_then_only_their_result_is_left()
    {
        using var image = Image();
        using var value = tensor(7, ScalarType.Byte);
        Func<Tensor>[] functions =
        [
            () => F.adjust_hue(image, 0.2), () => F.adjust_contrast(image, 0.3), () => F.adjust_sharpness(image, 2), () => F.equalize(image), () => F.autocontrast(image), () => F.rotate(image, 20, fill: [1]),
            () => F.affine(image, angle: 20), () => F.perspective(image, [[0, 0], [8, 0], [8, 6], [0, 6]], [[1, 2], [7, 1], [8, 5], [2, 6]]), () => F.gaussian_blur(image, 3, 1), () => F.resize(image, 9, 9),
            () => F.crop(image, -1, -1, 9, 9), () => F.solarize(image, 9), () => F.posterize(image, 3), () => F.rgb_to_grayscale(image, 3), () => F.adjust_gamma(image, 2), () => F.erase(image, 1, 1, 2, 2, value),
            () => F.invert(image), () => F.pad(image, 2, padding_mode: PaddingModes.Reflect), () => F.normalize(image, [1, 2, 3], [1, 2, 3]), () => F.resized_crop(image, 1, 1, 4, 4, 9, 9),
        ];
        _ = LiveTensors.Settled();
        foreach (var (function, i) in functions.Select((f, i) => (f, i)))
        {
            function().Dispose();
            var live = Tensor.TotalCount;
            var result = function();
            Assert.True(Tensor.TotalCount - live == 1, $"function {i} left {Tensor.TotalCount - live}");
            result.Dispose();
        }
    }

    [Fact]
    public void Given_what_cannot_be_when_asked_for_then_an_exception_says_why()
    {
        using var scope = NewDisposeScope();
        var (image, real) = (Image(), rand(3, 6, 6));

        Assert.Contains("uint8", Assert.Throws<ArgumentException>(() => F.equalize(real)).Message);
        Assert.Contains("uint8", Assert.Throws<ArgumentException>(() => F.posterize(real, 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => F.solarize(real, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.resized_crop(image, -1, 0, 3, 3, 5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.resized_crop(image, 0, 0, 3, 0, 5, 5));
        Assert.Throws<ArgumentException>(() => F.resized_crop(image, 20, 0, 10, 3, 5, 5));
        Assert.Throws<ArgumentException>(() => F.resized_crop(real[0], 0, 0, 3, 3, 5, 5));
        Assert.Throws<ArgumentException>(() => F.adjust_brightness(image, -1));
        Assert.Throws<ArgumentException>(() => transforms.AdjustSharpness(double.NaN));
        Assert.Throws<ArgumentException>(() => F.pad(image, [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => F.rotate(image, 3, InterpolationMode.Bicubic));
        Assert.Throws<ArgumentException>(() => F.perspective(image, [[0, 0]], [[0, 0]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.affine(image, scale: 0));
        Assert.Throws<ArgumentException>(() => F.gaussian_blur(image, 4, 1));
        Assert.Throws<ArgumentException>(() => F.gaussian_blur(image, 3, 0));
        Assert.Throws<ArgumentException>(() => F.normalize(image, [1, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => transforms.Normalize([1, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => F.rgb_to_grayscale(rand(5, 4, 4)));
        Assert.Throws<ArgumentException>(() => F.rgb_to_grayscale(image, 2));
        Assert.Throws<ArgumentException>(() => F.resize(image, 9, -1, InterpolationMode.Nearest, 8));
        Assert.Throws<ArgumentException>(() => F.convert_image_dtype(real, ScalarType.Int32));
        Assert.Throws<ArgumentOutOfRangeException>(() => transforms.CenterCrop(0));
        Assert.Throws<ArgumentException>(() => transforms.AugMix(11));
        Assert.Throws<ArgumentOutOfRangeException>(() => transforms.RandAugment(magnitude: 31));
        Assert.Throws<ArgumentException>(() => transforms.RandomChoice());
    }

    private static Tensor Image() => randint(256, [3, 24, 24], ScalarType.Byte, generator: new Generator(4));

    private static bool Same(Tensor one, Tensor other) => one.shape.SequenceEqual(other.shape) && one.dtype == other.dtype && one.eq(other).all().item<bool>();
}
