using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torchvision;

namespace Torchbook.Tests.LibTorch.Torchvision;

public class OpsTests
{
    // Corners, sizes, overlaps: the third box lies inside the first, the last apart from all.
    private static readonly float[,] Some = { { 0, 0, 4, 4 }, { 2, 2, 6, 5 }, { 1, 1, 3, 2 }, { 8, 1, 9, 7 } };

    public static TheoryData<string, Func<Tensor, Tensor, Tensor>> Pairs => new()
    {
        { "O.box_iou(a, b)", ops.box_iou },
        { "O.generalized_box_iou(a, b)", ops.generalized_box_iou },
        { "O.distance_box_iou(a, b)", (a, b) => ops.distance_box_iou(a, b) },
        { "O.complete_box_iou(a, b)", (a, b) => ops.complete_box_iou(a, b) },
        { "O.generalized_box_iou_loss(a[:3], b, 'mean')", (a, b) => ops.generalized_box_iou_loss(a.narrow(0, 0, 3), b, nn.Reduction.Mean) },
        { "O.distance_box_iou_loss(a[:3], b, 'sum')", (a, b) => ops.distance_box_iou_loss(a.narrow(0, 0, 3), b, nn.Reduction.Sum) },
        { "O.complete_box_iou_loss(a[:3], b)", (a, b) => ops.complete_box_iou_loss(a.narrow(0, 0, 3), b) },
        { "O.box_area(a)", (a, _) => ops.box_area(a) },
        { "O.box_convert(a, 'xyxy', 'cxcywh')", (a, _) => ops.box_convert(a, ops.BoxFormats.xyxy, ops.BoxFormats.cxcywh) },
        { "O.box_convert(a, 'xywh', 'cxcywh')", (a, _) => ops.box_convert(a, ops.BoxFormats.xywh, ops.BoxFormats.cxcywh) },
        { "O.box_convert(a, 'cxcywh', 'xyxy')", (a, _) => ops.box_convert(a, ops.BoxFormats.cxcywh, ops.BoxFormats.xyxy) },
        { "O.nms(a, a[:, 0] * 0.1, 0.2)", (a, _) => ops.nms(a, a.select(1, 0) * 0.1, 0.2) },
        { "O.sigmoid_focal_loss(a, (b.sum() > 0).float().expand_as(a), 0.3, 1.7, 'mean')", (a, _) => ops.sigmoid_focal_loss(a, ones_like(a), 0.3, 1.7, nn.Reduction.Mean) },
        { "O.sigmoid_focal_loss(a, torch.zeros_like(a), -1, 2)", (a, _) => ops.sigmoid_focal_loss(a, zeros_like(a), -1.0, 2.0) },
        { "O.masks_to_boxes((a[:, None] * torch.arange(1, 6)[None, :, None] > 9) | (torch.arange(5)[:, None] == 2))", (a, _) =>
            ops.masks_to_boxes((a.unsqueeze(1) * arange(1, 6).unsqueeze(0).unsqueeze(2)).gt(9) | arange(5).unsqueeze(1).eq(2)) },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Given_boxes_when_compared_then_the_result_is_torchvisions(string python, Func<Tensor, Tensor, Tensor> ours)
    {
        Assert.SkipUnless(TransformsAgainstTorchvisionTests.HasTorchvision, "python3-torchvision is not installed here");
        using var scope = NewDisposeScope();
        var (a, b) = (tensor(Some), tensor(Some).narrow(0, 0, 3).flip(0) + 0.5);
        var expected = PyTorchScript.Run($"import torchvision.ops as O\nout['y'] = {python}", ("a", a), ("b", b))["y"];

        Close.AssertEqual(expected, ours(a, b), python);
    }

    [Fact]
    public void Given_boxes_when_compared_then_the_figures_are_those_of_the_definition()
    {
        using var scope = NewDisposeScope();
        var boxes = tensor(Some);

        var iou = ops.box_iou(boxes, boxes);

        Assert.Equal([16, 12, 2, 6], ops.box_area(boxes).data<float>().ToArray());
        Assert.Equal(1, iou[0, 0].item<float>(), 1e-6);
        Assert.Equal(4.0 / 24, iou[0, 1].item<float>(), 1e-6);
        Assert.Equal(2.0 / 16, iou[0, 2].item<float>(), 1e-6);
        Assert.Equal(0, iou[0, 3].item<float>());
        Assert.True(ops.generalized_box_iou(boxes, boxes)[0, 3].item<float>() < 0);
        Assert.True(iou.allclose(ops.box_iou(ops.box_convert(ops.box_convert(boxes, ops.BoxFormats.xyxy, ops.BoxFormats.xywh), ops.BoxFormats.xywh, ops.BoxFormats.xyxy), boxes)));
        Assert.Equal([3, 1, 2], ops.nms(boxes, tensor(new[] { 0.1f, 0.5f, 0.05f, 0.9f }), 0.12).data<long>().ToArray());
        Assert.Equal(0, ops.nms(zeros(0, 4), zeros(0)).numel());
        Assert.Equal(16 * 16, ops.box_area(tensor(new byte[,] { { 200, 200, 216, 216 } })).item<int>());
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(2, 4)]
    [InlineData(3, 2)]
    public void Given_an_input_of_ones_when_blocks_are_dropped_then_they_are_blocks_and_the_mean_stays(int spatial, long size)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var input = ones([2, 3, .. Enumerable.Repeat(16L, spatial)]);

        var dropped = spatial == 2 ? ops.drop_block2d(input, 0.2, size) : ops.drop_block3d(input, 0.2, size);

        var share = dropped.eq(0).to(ScalarType.Float64).mean().item<double>();
        Assert.InRange(share, 0.08, 0.3);
        Assert.Equal(1, dropped.mean().item<float>(), 1e-4);
        Assert.True(input.allclose(ones_like(input)));

        // Every dropped element lies in a whole dropped block: opening the mask with the block changes nothing.
        if (spatial == 2)
        {
            var mask = dropped.eq(0).to(ScalarType.Float32);
            var eroded = 1 - nn.functional.max_pool2d(1 - mask, [size, size], [1, 1]);
            var opened = nn.functional.max_pool2d(nn.functional.pad(eroded, [size - 1, size - 1, size - 1, size - 1]), [size, size], [1, 1]);
            Assert.True(opened.allclose(mask));
        }

        var inplace = ones_like(input);
        _ = spatial == 2 ? ops.drop_block2d(inplace, 0.2, size, inplace: true) : ops.drop_block3d(inplace, 0.2, size, inplace: true);
        Assert.True(inplace.eq(0).any().item<bool>());
    }

    [Fact]
    public void Given_stochastic_depth_when_training_then_whole_rows_or_batches_go_and_the_rest_is_scaled()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var input = ones(200, 3, 2);

        var rows = ops.stochastic_depth(input, 0.25, StochasticDepth.Mode.Row);

        Assert.True(rows.eq(rows.narrow(1, 0, 1).narrow(2, 0, 1)).all().item<bool>());
        Assert.InRange(rows.eq(0).to(ScalarType.Float32).mean().item<float>(), 0.1, 0.4);
        Assert.Equal(1 / 0.75, rows.max().item<float>(), 1e-5);
        Assert.Contains(Enumerable.Range(0, 20), _ => ops.stochastic_depth(input, 0.5, StochasticDepth.Mode.Batch).eq(0).all().item<bool>());
        Assert.True(ops.stochastic_depth(input, 1, StochasticDepth.Mode.Row).eq(0).all().item<bool>());
        using var layer = ops.StochasticDepth(0.9, StochasticDepth.Mode.Row);
        layer.eval();
        Assert.True(layer.call(input).allclose(input));
    }

    [Fact]
    public void Given_a_frozen_batch_norm_when_called_then_it_is_that_of_evaluation_and_nothing_of_it_learns()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        using var frozen = ops.FrozenBatchNorm2d(3);
        using var norm = nn.BatchNorm2d(3);
        var input = randn(2, 3, 4, 5);
        (norm.weight!.detach().copy_(rand(3)), norm.bias!.detach().copy_(rand(3)), norm.running_mean!.copy_(rand(3)), norm.running_var!.copy_(rand(3) + 0.5)).ToString();
        norm.eval();
        frozen.load_state_dict(norm.state_dict(), strict: false);

        Assert.True(norm.call(input).allclose(frozen.call(input), 1e-5, 1e-6));
        Assert.Empty(frozen.parameters());
        Assert.Equal(["weight", "bias", "running_mean", "running_var"], frozen.state_dict().Keys);
        Assert.Throws<ArgumentException>(() => frozen.call(randn(3, 4, 5)));
    }

    [Fact]
    public void Given_blocks_of_layers_when_called_then_shapes_and_parts_are_as_asked_for()
    {
        using var scope = NewDisposeScope();
        using var excitation = ops.SqueezeExcitation(6, 2);
        using var mlp = ops.MLP(5, [7, 3], norm_layer: width => nn.LayerNorm(width), dropout: 0.1);
        using var permute = ops.Permute(0, 2, 3, 1);
        var image = randn(2, 6, 4, 5);

        var scale = excitation.call(image) / image;

        Assert.Equal(["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"], excitation.named_parameters().Select(p => p.name));
        Assert.True(scale.allclose(scale.narrow(2, 0, 1).narrow(3, 0, 1).expand_as(scale), 1e-4, 1e-5));
        Assert.Equal([6, 4, 5], excitation.call(image[0]).shape);
        Assert.Throws<ArgumentException>(() => excitation.call(randn(2, 5, 4, 4)));
        Assert.Equal([2, 4, 5, 6], permute.call(image).shape);
        Assert.Equal(["Linear", "LayerNorm", "ReLU", "Dropout", "Linear", "Dropout"], mlp.children().Select(c => c.GetName()));
        Assert.Equal([4, 3], mlp.call(randn(4, 5)).shape);
    }

    [Fact]
    public void Given_what_cannot_be_when_asked_for_then_an_exception_says_why()
    {
        using var scope = NewDisposeScope();

        Assert.Throws<ArgumentException>(() => ops.box_area(ones(2, 5)));
        Assert.Throws<ArgumentException>(() => ops.nms(ones(2, 4), ones(3)));
        Assert.Throws<ArgumentException>(() => ops.masks_to_boxes(ones(2, 4)));
        Assert.Throws<ArgumentException>(() => ops.masks_to_boxes(zeros(1, 4, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ops.drop_block2d(ones(1, 1, 2, 2), 1.5, 2));
        Assert.Throws<ArgumentException>(() => ops.drop_block2d(ones(1, 2, 2), 0.5, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ops.stochastic_depth(ones(2, 2), -0.1, StochasticDepth.Mode.Row));
    }
}
