using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Torchbook.Tests.LibTorch.NN;

/// <summary>Mistakes that learners make, and what they are told.</summary>
public class BadInputTests
{
    private static readonly Dictionary<string, Action> Mistakes = new()
    {
        ["Conv2d takes [N, 3, H, W] or [3, H, W], but the input is [1, 4, 5, 5]."] = () => nn.Conv2d(3, 2, 3).call(zeros(1, 4, 5, 5)),
        ["conv2d: Given groups=1, weight of size [2, 3, 3, 3], expected input[1, 4, 5, 5] to have 3 channels"] = () => F.conv2d(zeros(1, 4, 5, 5), zeros(2, 3, 3, 3)),
        ["conv2d: Calculated padded input size per channel: (2 x 2). Kernel size: (3 x 3)"] = () => F.conv2d(zeros(1, 3, 2, 2), zeros(2, 3, 3, 3)),
        ["conv2d: expected scalar type Double but found Float"] = () => F.conv2d(zeros(1, 3, 5, 5, dtype: ScalarType.Float64), zeros(2, 3, 3, 3)),
        ["linear: mat1 and mat2 shapes cannot be multiplied (2x5 and 3x4)"] = () => nn.Linear(3, 4).call(zeros(2, 5)),
        ["max_pool2d: pad should be at most half of kernel size"] = () => F.max_pool2d(zeros(1, 1, 4, 4), -2),
        ["max_pool2d: stride should not be zero"] = () => F.max_pool2d(zeros(1, 1, 4, 4), 2, 0),
        ["avg_pool2d: divisor must be not zero"] = () => F.avg_pool2d(zeros(1, 1, 4, 4), 2, divisor_override: 0),
        ["adaptive_max_pool2d: Trying to create tensor with negative dimension -1"] = () => F.adaptive_max_pool2d(zeros(1, 1, 4, 4), [-1, 2]),
        ["The kernel has 2 sizes of at least 1."] = () => nn.FractionalMaxPool2d(0, 2),
        ["Give either an output size or an output ratio, and not both."] = () => nn.FractionalMaxPool2d(2),
        ["fractional_max_pool2d: fractional_max_pool2d(): pool height 2 too large relative to input height 4"] = () => F.fractional_max_pool2d(zeros(1, 1, 4, 4), 2, 4),
        ["max_unpool2d: Found an invalid max index: 99"] = () => F.max_unpool2d(zeros(1, 1, 2, 2), full([1, 1, 2, 2], 99, ScalarType.Int64), [2, 2]),
        ["Dimension 0 of the output can be 3 to 5, not 9."] = () => F.max_unpool2d(zeros(1, 1, 2, 2), zeros([1, 1, 2, 2], ScalarType.Int64), [2, 2], output_size: [9, 4]),
        ["batch_norm: running_mean should contain 3 elements not 2"] = () => nn.BatchNorm1d(2).call(zeros(4, 3)),
        ["Expected more than 1 value per channel when training"] = () => nn.BatchNorm1d(3).call(zeros(1, 3)),
        ["BatchNorm2d takes [N, C, H, W], but the input is [4, 3]."] = () => nn.BatchNorm2d(3).call(zeros(4, 3)),
        ["InstanceNorm2d of 3 channels has none for the input [2, 4, 5, 5]: dimension 1 is 4."] = () => nn.InstanceNorm2d(3).call(zeros(2, 4, 5, 5)),
        ["layer_norm: Given normalized_shape=[5], expected input with shape [*, 5]"] = () => nn.LayerNorm(5).call(zeros(2, 4)),
        ["group_norm: Expected number of channels in input to be divisible by num_groups"] = () => F.group_norm(zeros(2, 4, 3), 3),
        ["Local response normalization takes [N, C, …], but the input is [2, 3]."] = () => F.local_response_norm(zeros(2, 3), 2),
        ["pad: Argument #4: Padding size should be less than the corresponding input dimension"] = () => nn.ReflectionPad1d(4).call(zeros(1, 2, 3)),
        ["glu: Halving dimension must be even, but dimension 1 is size 3"] = () => nn.GLU().call(zeros(2, 3)),
        ["celu: ZeroDivisionError: alpha cannot be 0 for CELU"] = () => F.celu(zeros(2), 0),
        ["A dropout probability lies between 0 and 1."] = () => nn.AlphaDropout(1.5),
        ["one_hot: Class values must be smaller than num_classes."] = () => F.one_hot(full([2], 5, ScalarType.Int64), 3),
        ["grid_sampler: "] = () => F.grid_sample(zeros(1, 2, 4, 4), zeros(2, 3, 3, 2)),
        ["An affine grid takes theta [N, 2, 3] with the size [N, C, H, W]"] = () => F.affine_grid(zeros(1, 2, 3), [2, 1, 4, 4]),
        ["im2col: kernel size should be greater than zero"] = () => F.unfold(zeros(1, 2, 4, 4), -2),
        ["cross_entropy_loss: Target 9 is out of bounds."] = () => nn.CrossEntropyLoss().call(zeros(2, 4), full([2], 9, ScalarType.Int64)),
        ["cross_entropy_loss: Expected input batch_size (2) to match target batch_size (3)."] = () => nn.CrossEntropyLoss().call(zeros(2, 4), zeros([3], ScalarType.Int64)),
        ["nll_loss_nd: Target -1 is out of bounds."] = () => nn.NLLLoss().call(zeros(2, 4), full([2], -1, ScalarType.Int64)),
        ["multi_margin_loss: target out of range"] = () => nn.MultiMarginLoss().call(zeros(2, 4), full([2], 9, ScalarType.Int64)),
        ["multilabel_margin_loss: argument #2 'target' is out of range"] = () => nn.MultiLabelMarginLoss().call(zeros(2, 4), full([2, 4], 9, ScalarType.Int64)),
        ["mse_loss: The size of tensor a (3) must match the size of tensor b (4)"] = () => nn.MSELoss().call(zeros(2, 3), zeros(2, 4)),
        ["binary_cross_entropy: all elements of input should be between 0 and 1"] = () => nn.BCELoss().call(full([2], 2f), zeros(2)),
        ["The target has the shape of the input; they are [3] and [2]."] = () => nn.BCEWithLogitsLoss().call(zeros(2), zeros(3)),
        ["A variance is never negative."] = () => nn.GaussianNLLLoss().call(zeros(2, 3), zeros(2, 3), full([2, 3], -1f)),
        ["A target is not one of the 4 classes 0 to 3."] = () => Ctc(target: 4),
        ["A length is never negative."] = () => Ctc(inputLength: -6),
        ["ctc_loss: Expected input_lengths to have value at most 6, but got value 9"] = () => Ctc(inputLength: 9),
        ["ctc_loss: blank must be in label range"] = () => Ctc(blank: 4),
    };

    public static TheoryData<string> Messages => new(Mistakes.Keys);

    [Theory]
    [MemberData(nameof(Messages))]
    public void Given_a_mistake_when_made_then_it_is_told_in_words_without_a_backtrace(string message)
    {
        using var scope = NewDisposeScope();

        var error = Record.Exception(Mistakes[message]);

        Assert.True(error is ExternalException or ArgumentException, $"{error?.GetType()}: {error?.Message}");
        Assert.Contains(message, error!.Message);
        Assert.DoesNotContain("frame #", error.Message);
    }

    [Fact]
    public void Given_targets_beyond_their_lengths_when_CTC_is_computed_then_they_count_for_nothing()
    {
        using var scope = NewDisposeScope();
        var logarithms = randn(6, 2, 4).log_softmax(2);
        var lengths = tensor(new long[] { 2, 3 });
        var (tidy, padded) = (tensor(new long[] { 1, 2, 0, 1, 3, 2 }).reshape(2, 3), tensor(new long[] { 1, 2, -7, 1, 3, 2 }).reshape(2, 3));

        var losses = new[] { tidy, padded }.Select(targets => nn.CTCLoss().call(logarithms, targets, full([2], 6, ScalarType.Int64), lengths).item<float>()).ToArray();

        Assert.Equal(losses[0], losses[1]);
    }

    [Fact]
    public void Given_a_batch_of_none_when_poolings_activations_and_normalizations_run_then_it_stays_one_of_none()
    {
        using var scope = NewDisposeScope();
        using var layers = nn.Sequential(nn.Conv2d(2, 3, 3, padding: 1), nn.BatchNorm2d(3), nn.Mish(), nn.MaxPool2d(2), nn.ReflectionPad2d(1), nn.InstanceNorm2d(3), nn.AdaptiveMaxPool2d([2, 2]), nn.Flatten());

        Assert.Equal([0, 12], layers.call(zeros(0, 2, 8, 8)).shape);
    }

    [Fact]
    public void Given_weights_of_the_callers_when_a_loss_is_disposed_then_they_live_on()
    {
        using var weights = ones(4);

        nn.CrossEntropyLoss(weights).Dispose();

        Assert.False(weights.IsInvalid);
    }

    private static void Ctc(long target = 1, long inputLength = 6, long blank = 0) =>
        nn.CTCLoss(blank).call(randn(6, 1, 4).log_softmax(2), full([1, 3], target, ScalarType.Int64), full([1], inputLength, ScalarType.Int64), full([1], 3, ScalarType.Int64)).Dispose();
}
