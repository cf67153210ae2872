using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN;

public class ContainerTests
{
    [Fact]
    public void Given_a_sequential_of_two_inputs_when_called_then_its_modules_are_registered_and_forward_uses_them()
    {
        using var model = new Mix(nn.Bilinear(3, 4, 2), nn.Linear(2, 1));
        using var scope = NewDisposeScope();

        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias"], model.state_dict().Keys);
        Assert.Equal([5, 1], model.call(ones(5, 3), ones(5, 4)).shape);
        Assert.IsType<Linear>(model[1]);
        Assert.Equal(3, model.append(nn.ReLU()).Count);
        Assert.Equal("2", model.named_children().Last().name);
        Assert.Equal(2, model[1..].Count);
        Assert.Equal(1, model[(null, 1)].Count);
        Assert.Throws<ArgumentNullException>(() => model.append(null!));
    }

    [Fact]
    public void Given_a_sequential_that_does_not_override_Slice_when_sliced_then_it_says_so()
    {
        using var model = new Three();

        Assert.Contains("Three does not override Slice", Assert.Throws<NotImplementedException>(() => model[..1]).Message);
    }

    [Fact]
    public void Given_a_dictionary_of_parameters_when_changed_then_the_parameters_follow()
    {
        using var dict = nn.ParameterDict(("a", nn.Parameter(ones(1))), ("b", nn.Parameter(ones(2))));
        dict.Add("c", nn.Parameter(ones(3)));

        Assert.True(dict.Remove("b"));
        Assert.False(dict.Remove("b"));
        Assert.Equal(["a", "c"], dict.state_dict().Keys);
        Assert.Equal(["a", "c"], dict.keys());
        Assert.Same(dict["c"], dict.get_parameter("c"));
        Assert.True(dict.TryGetValue("a", out var first) && first.numel() == 1);
        dict.to(ScalarType.Float64);
        Assert.Equal(ScalarType.Float64, dict["a"].dtype);
        dict.Clear();
        Assert.Empty(dict.parameters());
    }

    [Fact]
    public void Given_a_parameterless_module_of_four_inputs_when_a_parameter_is_registered_then_it_refuses()
    {
        using var sum = new Sum();
        using var scope = NewDisposeScope();

        Assert.Equal(10, sum.call(1, 2, 3, 4));
        Assert.Throws<InvalidOperationException>(() => sum.register_parameter("w", nn.Parameter(ones(1))));
    }

    private sealed class Mix(params nn.Module[] modules) : Sequential<Tensor, Tensor, Tensor>(modules)
    {
        public override Tensor forward(Tensor input1, Tensor input2) => ((Linear)this[1]).call(((Bilinear)this[0]).call(input1, input2));

        protected override Sequential<Tensor, Tensor, Tensor> Slice(int start, int end) => new Mix([.. Enumerable.Range(start, end - start).Select(i => this[i])]);
    }

    private sealed class Three() : Sequential<int, int, int, int>(("one", nn.ReLU()))
    {
        public override int forward(int input1, int input2, int input3) => input1 + input2 + input3;
    }

    private sealed class Sum() : ParameterLessModule<int, int, int, int, int>("Sum")
    {
        public override int forward(int input1, int input2, int input3, int input4) => input1 + input2 + input3 + input4;
    }
}
