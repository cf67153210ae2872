using Torchbook.Convolution;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Convolution;

/// <summary>The arithmetic against what a gradient says an output depends on.</summary>
public class ReceptiveFieldTests
{
    public static TheoryData<WindowLayer[]> Stacks => new()
    {
        { [new(3)] },
        { [new(3), new(3), new(3)] },
        { [new(5, Stride: 2), new(3)] },
        { [new(3, Dilation: 4)] },
        { [new(3), new(2, Stride: 2), new(3, Dilation: 2), new(2, Stride: 3), new(3)] },
    };

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Given_a_stack_then_its_receptive_field_is_as_wide_as_the_gradient_of_one_output(WindowLayer[] layers)
    {
        using var scope = NewDisposeScope();
        var picture = zeros([1, 1, 64, 64], requires_grad: true);
        var x = picture;
        foreach (var layer in layers)
        {
            x = nn.functional.conv2d(x, ones(1, 1, layer.Kernel, layer.Kernel), strides: [layer.Stride, layer.Stride], dilation: [layer.Dilation, layer.Dilation]);
        }

        x[0, 0, 1, 1].backward();
        var touched = picture.grad!.select(0, 0).select(0, 0).sum(dim: 0).data<float>().ToArray();
        var field = ReceptiveField.Of(layers);
        Assert.Equal(field.Size, Array.FindLastIndex(touched, g => g != 0) - Array.FindIndex(touched, g => g != 0) + 1);
        Assert.Equal(field.Jump, Array.FindIndex(touched, g => g != 0));
    }

    [Fact]
    public void Given_no_layers_then_a_pixel_sees_itself() => Assert.Equal(new ReceptiveField(1, 1), ReceptiveField.Of());

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(3, 0, 1)]
    [InlineData(3, 1, -1)]
    public void Given_a_layer_that_cannot_exist_then_it_is_refused(long kernel, long stride, long dilation) =>
        Assert.Throws<ArgumentException>(() => ReceptiveField.Of(new WindowLayer(kernel, stride, dilation)));
}
