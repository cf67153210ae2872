using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torchvision;

namespace Torchbook.Tests.LibTorch.Torchvision;

/// <summary>torchvision's networks: their sizes, their names, and PyTorch's numbers from the same seed.</summary>
public class ModelTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Func<nn.Module<Tensor, Tensor>>> Networks = new()
    {
        ["resnet(1, (2, 2, 2, 2))"] = () => models.resnet18(10),
        ["resnet(4, (3, 4, 6, 3))"] = () => models.resnet50(10),
        ["resnet(4, (3, 4, 6, 3), 32, 4, (False, True, True))"] = () => models.resnext50_32x4d(10, replace_stride_with_dilation: (false, true, true)),
        ["vgg((1, 1, 2, 2, 2), False)"] = () => models.vgg11(10),
        ["alexnet()"] = () => models.alexnet(10),
        ["googlenet()"] = () => models.googlenet(10),
        ["mobilenet_v2()"] = () => models.mobilenet_v2(10),
        ["mobilenet_v3_small(1000)"] = models.mobilenet_v3_small,
    };

    private static readonly Dictionary<string, (Func<nn.Module<Tensor, Tensor>> Build, long Parameters)> Published = new()
    {
        ["resnet18"] = (() => models.resnet18(), 11_689_512),
        ["resnet34"] = (() => models.resnet34(), 21_797_672),
        ["resnet50"] = (() => models.resnet50(), 25_557_032),
        ["resnet101"] = (() => models.resnet101(), 44_549_160),
        ["resnet152"] = (() => models.resnet152(), 60_192_808),
        ["wide_resnet50_2"] = (() => models.wide_resnet50_2(), 68_883_240),
        ["wide_resnet101_2"] = (() => models.wide_resnet101_2(), 126_886_696),
        ["resnext50_32x4d"] = (() => models.resnext50_32x4d(), 25_028_904),
        ["resnext101_32x8d"] = (() => models.resnext101_32x8d(), 88_791_336),
        ["resnext101_64x4d"] = (() => models.resnext101_64x4d(), 83_455_272),
        ["alexnet"] = (() => models.alexnet(), 61_100_840),
        ["vgg11"] = (() => models.vgg11(), 132_863_336),
        ["vgg11_bn"] = (() => models.vgg11_bn(), 132_868_840),
        ["vgg13"] = (() => models.vgg13(), 133_047_848),
        ["vgg13_bn"] = (() => models.vgg13_bn(), 133_053_736),
        ["vgg16"] = (() => models.vgg16(), 138_357_544),
        ["vgg16_bn"] = (() => models.vgg16_bn(), 138_365_992),
        ["vgg19"] = (() => models.vgg19(), 143_667_240),
        ["vgg19_bn"] = (() => models.vgg19_bn(), 143_678_248),
        ["mobilenet_v2"] = (() => models.mobilenet_v2(), 3_504_872),
        ["mobilenet_v3_small"] = (models.mobilenet_v3_small, 2_542_856),
        ["mobilenet_v3_large"] = (models.mobilenet_v3_large, 5_483_032),
        ["googlenet"] = (() => models.googlenet(), 6_624_904),
        ["inception_v3"] = (() => models.inception_v3(), 27_161_264),
    };

    public static TheoryData<string> NetworkNames => [.. Networks.Keys];

    public static TheoryData<string> PublishedNames => [.. Published.Keys];

    [Theory]
    [MemberData(nameof(PublishedNames))]
    public void Given_a_network_when_its_parameters_are_counted_then_the_published_number_comes_out(string name)
    {
        var before = get_default_device();
        set_default_device(META);
        try
        {
            using var model = Published[name].Build();
            Assert.Equal(Published[name].Parameters, model.parameters().Sum(parameter => parameter.numel()));
        }
        finally
        {
            set_default_device(before);
        }
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Given_a_seed_when_a_network_is_built_and_run_then_logits_and_gradients_are_PyTorchs(string python)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        // Wide classifiers stay in float32: a gigabyte of doubles would show nothing more.
        var type = python.StartsWith("vgg") || python.StartsWith("alexnet") ? ScalarType.Float32 : ScalarType.Float64;
        using var scope = NewDisposeScope();
        // Dilated stages keep enough of a small image for batch statistics to mean something.
        var size = python.Contains("True") ? 32 : 64;
        var images = randn([2, 3, size, size], type);
        images.requires_grad = true;
        var expected = PyTorchScript.Run(
            $"""
            import vision
            torch.manual_seed({seed})
            model = vision.{python}.to(x.dtype)
            out['eval'] = model.eval()(x)
            x.requires_grad_()
            model.train()(x).square().sum().backward()
            out['gradient'] = x.grad
            out['first'] = next(p for p in model.parameters() if p.dim() == 4).grad
            out['after'] = model.eval()(x)
            """,
            ("x", images));

        manual_seed(seed);
        using var model = Networks[python]().to(type);
        model.eval();
        using (no_grad())
        {
            Close.AssertEqual(expected["eval"], model.call(images), "logits in evaluation");
        }

        model.train();
        model.call(images).square().sum().backward();
        Close.AssertEqual(expected["gradient"], images.grad, "gradient of the images", scale: 0);
        Close.AssertEqual(expected["first"], model.parameters().First(p => p.dim() == 4).grad, "gradient of the first convolution", scale: 0);
        model.eval();
        Close.AssertEqual(expected["after"], model.call(images), "logits with the statistics of one batch");
    }

    [Fact]
    public void Given_the_networks_when_asked_for_their_state_then_names_are_torchvisions()
    {
        var before = get_default_device();
        set_default_device(META);
        try
        {
            AssertNames(models.resnet50(), "conv1.weight", "bn1.running_mean", "layer1.0.downsample.1.weight", "layer3.5.conv3.weight", "layer4.2.bn3.num_batches_tracked", "fc.bias");
            AssertNames(models.vgg16_bn(), "features.0.bias", "features.41.running_var", "classifier.6.weight");
            AssertNames(models.alexnet(), "features.10.weight", "classifier.1.bias");
            AssertNames(models.googlenet(), "conv1.conv.weight", "inception4d.branch2.1.bn.weight", "inception5b.branch4.1.conv.weight", "fc.weight");
            AssertNames(
                models.inception_v3(), "Conv2d_1a_3x3.conv.weight", "Mixed_5b.branch3x3dbl_3.bn.bias", "Mixed_6e.branch7x7dbl_5.conv.weight",
                "Mixed_7c.branch3x3dbl_3b.conv.weight", "AuxLogits.conv1.conv.weight", "AuxLogits.fc.bias");
            AssertNames(models.mobilenet_v2(), "features.0.0.weight", "features.1.conv.0.1.weight", "features.17.conv.2.weight", "features.18.1.running_var", "classifier.1.weight");
        }
        finally
        {
            set_default_device(before);
        }
    }

    [Fact]
    public void Given_an_inception_when_an_image_comes_through_then_its_shape_and_rescaling_are_right()
    {
        using var scope = NewDisposeScope();
        using var plain = models.inception_v3(7);
        using var rescaling = models.inception_v3(7, transform_input: true);
        rescaling.load_state_dict(plain.state_dict());
        plain.eval();
        rescaling.eval();
        var image = rand(1, 3, 75, 75);
        var deviations = tensor(new[] { 0.229f, 0.224f, 0.225f }).view(3, 1, 1);
        var means = tensor(new[] { 0.485f, 0.456f, 0.406f }).view(3, 1, 1);

        using var grad = no_grad();
        Close.AssertEqual(plain.call(((image * deviations) + means - 0.5) / 0.5), rescaling.call(image), "logits of a rescaled image");
        Assert.Equal([1, 7], plain.call(image).shape);
    }

    [Fact]
    public void Given_a_file_of_weights_when_loaded_then_all_but_the_last_layer_come_from_it()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var saved = models.resnet18(10);
            saved.save(file);
            using var loaded = models.resnet18(3, weights_file: file);
            using var whole = models.resnet18(10, weights_file: file, skipfc: false);

            Assert.True(saved.state_dict().Where(e => !e.Key.StartsWith("fc.")).All(e => loaded.state_dict()[e.Key].allclose(e.Value)));
            Assert.True(saved.state_dict().All(e => whole.state_dict()[e.Key].allclose(e.Value)));
            Assert.Throws<InvalidOperationException>(() => models.resnet18(3, weights_file: file, skipfc: false));
            Assert.Throws<FileNotFoundException>(() => models.resnet18(weights_file: file + ".absent"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Given_zero_init_residual_when_built_then_every_block_begins_as_the_identity()
    {
        using var model = models.resnet18(10, zero_init_residual: true);

        var last = model.state_dict().Where(e => e.Key.EndsWith("bn2.weight")).ToList();
        Assert.Equal(8, last.Count);
        Assert.All(last, e => Assert.Equal(0, e.Value.abs().sum().item<float>()));
    }

    [Fact]
    public void Given_what_a_network_cannot_be_when_built_then_the_error_says_so()
    {
        Assert.Contains("1 group of width 64", Assert.Throws<ArgumentException>(() => models.resnet18(groups: 2)).Message);
        Assert.Throws<NotImplementedException>(() => models.resnet34(replace_stride_with_dilation: (false, false, true)));
        Assert.Contains("VGG11", Assert.Throws<ArgumentException>(() => new VGG("VGG12", 10, false)).Message);
        Assert.Throws<ArgumentException>(() => models.mobilenet_v2(inverted_residual_setting: [[1, 2, 3]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => models.mobilenet_v2(inverted_residual_setting: [[1, 16, 1, 3]]));
    }

    [Fact]
    public void Given_a_training_step_when_done_then_no_tensor_is_left()
    {
        using var model = models.resnet18(10);
        using var images = randn(2, 3, 32, 32);
        Step(model, images);
        var before = LiveTensors.Settled();

        Step(model, images);

        Assert.Equal(before, LiveTensors.Settled());
    }

    private static void Step(nn.Module<Tensor, Tensor> model, Tensor images)
    {
        using var logits = model.call(images);
        using var loss = logits.sum();
        loss.backward();
    }

    private static void AssertNames(nn.Module<Tensor, Tensor> model, params string[] names)
    {
        using (model)
        {
            Assert.Empty(names.Except(model.state_dict().Keys));
        }
    }
}
