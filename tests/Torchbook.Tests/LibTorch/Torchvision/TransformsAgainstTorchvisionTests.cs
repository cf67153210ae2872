using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torchvision.transforms.functional;

namespace Torchbook.Tests.LibTorch.Torchvision;

/// <summary>Every function on images gives what torchvision's gives, where Python has torchvision.</summary>
public class TransformsAgainstTorchvisionTests(ITestOutputHelper output)
{
    private const InterpolationMode Bilinear = InterpolationMode.Bilinear;

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Cases = new()
    {
        ["T.hflip(x)"] = F.hflip,
        ["T.vflip(x)"] = F.vflip,
        ["T.crop(x, 1, 2, 4, 3)"] = x => F.crop(x, 1, 2, 4, 3),
        ["T.crop(x, -2, 5, 20, 9)"] = x => F.crop(x, -2, 5, 20, 9),
        ["T.center_crop(x, [x.shape[-2] - 4, x.shape[-1] - 2])"] = x => F.center_crop(x, (int)x.shape[^2] - 4, (int)x.shape[^1] - 2),
        ["T.pad(x, [1, 2, 3, 4], fill=7)"] = x => F.pad(x, [1, 2, 3, 4], 7),
        ["T.pad(x, [1, 2])"] = x => F.pad(x, (1L, 2L)),
        ["T.pad(x, [2, 1, 0, 3], padding_mode='reflect')"] = x => F.pad(x, (2L, 1L, 0L, 3L), padding_mode: PaddingModes.Reflect),
        ["T.pad(x, [2], padding_mode='edge')"] = x => F.pad(x, 2, padding_mode: PaddingModes.Replicate),
        ["T.resized_crop(x, 1, 2, 5, 4, [9, 6], M.NEAREST)"] = x => F.resized_crop(x, 1, 2, 5, 4, 9, 6),
        ["T.resize(x, [5, 13], M.NEAREST)"] = x => F.resize(x, 5, 13),
        ["T.resize(x, [5, 13], M.BILINEAR, antialias=False)"] = x => F.resize(x, 5, 13, Bilinear),
        ["T.resize(x, [5, 4], M.BILINEAR, antialias=True)"] = x => F.resize(x, 5, 4, Bilinear, antialias: true),
        ["T.resize(x, [15, 4], M.BICUBIC, antialias=True)"] = x => F.resize(x, 15, 4, InterpolationMode.Bicubic, antialias: true),
        ["T.resize(x, 5, M.BILINEAR, antialias=False)"] = x => F.resize(x, 5, -1, Bilinear),
        ["T.resize(x, 12, M.NEAREST, max_size=14)"] = x => F.resize(x, 12, -1, InterpolationMode.Nearest, 14),
        ["T.adjust_brightness(x, 1.7)"] = x => F.adjust_brightness(x, 1.7),
        ["T.adjust_contrast(x, 0.4)"] = x => F.adjust_contrast(x, 0.4),
        ["T.adjust_saturation(x, 1.9)"] = x => F.adjust_saturation(x, 1.9),
        ["T.adjust_sharpness(x, 1.8)"] = x => F.adjust_sharpness(x, 1.8),
        ["T.adjust_gamma(x, 0.7, 1.3)"] = x => F.adjust_gamma(x, 0.7, 1.3),
        ["T.adjust_hue(x, 0.23)"] = x => F.adjust_hue(x, 0.23),
        ["T.adjust_hue(x, -0.4)"] = x => F.adjust_hue(x, -144, degrees: true),
        ["T.rgb_to_grayscale(x)"] = x => F.rgb_to_grayscale(x),
        ["T.rgb_to_grayscale(x, 3)"] = x => F.rgb_to_grayscale(x, 3),
        ["T.invert(x)"] = F.invert,
        ["T.autocontrast(x)"] = F.autocontrast,
        ["T.solarize(x, 0.4)"] = x => F.solarize(x, 0.4),
        ["T.gaussian_blur(x, [5, 3], [0.8, 1.9])"] = x => F.gaussian_blur(x, 3, 5, 0.8f, 1.9f),
        ["T.gaussian_blur(x, [3, 3])"] = x => F.gaussian_blur(x, [3L], null),
        ["T.rotate(x, 17.3, M.NEAREST)"] = x => F.rotate(x, 17.3f),
        ["T.rotate(x, -31.7, M.BILINEAR, expand=True, fill=[9.0])"] = x => F.rotate(x, -31.7f, Bilinear, expand: true, fill: [9]),
        ["T.rotate(x, 61.7, M.NEAREST, center=[2, 5], fill=[0.1, 0.2, 0.3])"] = x => F.rotate(x, 61.7f, center: (2, 5), fill: [0.1f, 0.2f, 0.3f]),
        ["T.affine(x, 21.3, [2, -1], 1.3, [11.1, -7.7], M.NEAREST)"] = x => F.affine(x, [11.1f, -7.7f], 21.3f, [2, -1], 1.3f),
        ["T.affine(x, -9.3, [0, 3], 0.8, [5.1, 0.0], M.BILINEAR, fill=[0.5])"] = x => F.affine(x, 5.1f, -9.3f, [0, 3], 0.8f, Bilinear, 0.5f),
        ["T.perspective(x, [[0, 0], [8, 0], [8, 6], [0, 6]], [[1, 2], [7, 1], [8, 5], [2, 6]], M.BILINEAR)"] = x =>
            F.perspective(x, [[0, 0], [8, 0], [8, 6], [0, 6]], [[1, 2], [7, 1], [8, 5], [2, 6]]),
        ["T.perspective(x, [[0, 0], [8, 0], [8, 6], [0, 6]], [[1, 2], [7, 1], [8, 5], [2, 6]], M.BILINEAR, fill=[3.0])"] = x =>
            F.perspective(x, [[0, 0], [8, 0], [8, 6], [0, 6]], [[1, 2], [7, 1], [8, 5], [2, 6]], Bilinear, [3]),
        ["T.normalize(x.float(), [0.4, 0.5, 0.6], [0.1, 0.2, 0.3])"] = x => F.normalize(x.@float(), [0.4, 0.5, 0.6], [0.1, 0.2, 0.3]),
        ["T.erase(x, 1, 2, 3, 4, torch.tensor(5).to(x.dtype))"] = x => F.erase(x, 1, 2, 3, 4, tensor(5).to(x.dtype)),
        ["T.convert_image_dtype(x, torch.float64)"] = x => F.convert_image_dtype(x, ScalarType.Float64),
        ["T.convert_image_dtype(x, torch.uint8)"] = x => F.convert_image_dtype(x, ScalarType.Byte),
        ["T.convert_image_dtype(x, torch.int16)"] = x => F.convert_image_dtype(x, ScalarType.Int16),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor>> ByteCases = new()
    {
        ["T.equalize(x)"] = F.equalize,
        ["T.posterize(x, 3)"] = x => F.posterize(x, 3),
        ["T.posterize(x, 8)"] = x => F.posterize(x, 8),
        ["T.solarize(x, 100)"] = x => F.solarize(x, 100),
        ["T.convert_image_dtype(x, torch.int64)"] = x => F.convert_image_dtype(x, ScalarType.Int64),
        ["T.convert_image_dtype(x.to(torch.int32) * 99991, torch.uint8)"] = x => F.convert_image_dtype(x.to(ScalarType.Int32) * 99991, ScalarType.Byte),
    };

    private static readonly Lazy<bool> Present = new(() =>
    {
        try
        {
            return PythonServer.IsPresent && PyTorchScript.Run("import torchvision").Count == 0;
        }
        catch (PyTorchException)
        {
            return false;
        }
    });

    /// <summary>Whether Python can import torchvision.</summary>
    internal static bool HasTorchvision => Present.Value;

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> ByteNames => [.. ByteCases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_images_of_several_types_and_shapes_when_changed_then_the_result_is_torchvisions(string python)
    {
        Seed();
        Compare(python, Cases[python], rand([3, 7, 9], ScalarType.Float32));
        Compare(python, Cases[python], rand([2, 3, 8, 8], ScalarType.Float64));
        Compare(python, Cases[python], randint(256, [3, 9, 7], ScalarType.Byte));
        Compare(python, Cases[python], randint(256, [2, 3, 10, 12], ScalarType.Byte));
    }

    [Theory]
    [MemberData(nameof(ByteNames))]
    public void Given_images_of_bytes_when_changed_then_the_result_is_torchvisions(string python)
    {
        Seed();
        Compare(python, ByteCases[python], randint(256, [3, 40, 31], ScalarType.Byte));
        Compare(python, ByteCases[python], randint(30, 90, [2, 3, 24, 30], ScalarType.Byte));
        Compare(python, ByteCases[python], full([3, 8, 8], 77, ScalarType.Byte));
    }

    private void Seed()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        manual_seed(seed);
    }

    private void Compare(string python, Func<Tensor, Tensor> ours, Tensor image)
    {
        Assert.SkipUnless(HasTorchvision, "python3-torchvision is not installed here");
        using var scope = NewDisposeScope();
        var x = image;
        output.WriteLine($"{x.dtype} [{string.Join(", ", x.shape)}]");
        var expected = PyTorchScript.Run(
            $"""
            import torchvision.transforms.functional as T
            from torchvision.transforms import InterpolationMode as M
            out['y'] = {python}
            """,
            ("x", x))["y"];

        // torchvision computes kernels and grids in single precision.
        var actual = ours(x);
        Assert.Equal(expected.dtype, actual.dtype);
        var type = expected.dtype == ScalarType.Float64 ? ScalarType.Float32 : expected.dtype;
        var isSmooth = new[] { "BILINEAR", "blur", "autocontrast" }.Any(part => python.Contains(part, StringComparison.Ordinal));
        if (type == ScalarType.Byte && isSmooth)
        {
            // So a few values between two levels may go the other way, also where Python divides by multiplying with the reciprocal.
            var off = (expected.to(ScalarType.Int64) - actual.to(ScalarType.Int64)).abs();
            Assert.True(off.max().item<long>() <= 1 && off.sum().item<long>() <= 0.02 * off.numel(), $"{python}: {off.sum().item<long>()} levels off");
            return;
        }

        Close.AssertEqual(expected.to(type), actual.to(type), $"{python} of {x.dtype}");
    }
}
