using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN;

public class ModuleTests
{
    [Fact]
    public void Given_fields_when_components_are_registered_then_they_are_named_after_the_fields()
    {
        using var model = new Net();

        Assert.Equal(
            ["scale", "first.weight", "first.bias", "body.0.weight", "body.0.bias"],
            model.named_parameters().Select(p => p.name));
        Assert.Equal(["seen", "steps"], model.named_buffers().Select(b => b.name).Order());
        Assert.Equal(["first", "body"], model.named_children().Select(c => c.name));
        Assert.Equal(["first", "body", "body.0", "body.1"], model.named_modules().Select(m => m.name));
    }

    [Fact]
    public void Given_a_buffer_that_is_not_persistent_when_the_state_is_taken_then_it_is_left_out()
    {
        using var model = new Net();

        Assert.Contains("steps", model.state_dict().Keys);
        Assert.DoesNotContain("seen", model.state_dict().Keys);
        Assert.True(model.has_buffer("seen"));
    }

    [Fact]
    public void Given_a_dotted_name_when_a_parameter_is_asked_for_then_it_is_the_submodules_own()
    {
        using var model = new Net();

        Assert.Same(model.First.weight, model.get_parameter("first.weight"));
        Assert.Null(model.get_parameter("first.nothing"));
        Assert.Null(model.get_parameter("nothing.weight"));
    }

    [Fact]
    public void Given_shared_weights_when_parameters_are_listed_then_they_come_once_and_the_state_has_both_names()
    {
        using var one = nn.Linear(2, 2);
        using var model = nn.Sequential(("a", one), ("b", nn.Linear(one.weight)));

        Assert.Equal(["a.weight", "a.bias"], model.named_parameters().Select(p => p.name));
        Assert.Equal(["a.weight", "a.bias", "b.weight"], model.state_dict().Keys);
    }

    [Fact]
    public void Given_eval_when_called_then_all_descendants_leave_training_mode()
    {
        using var model = new Net();
        model.eval();

        Assert.All(model.modules(), module => Assert.False(module.training));
        model.train();
        Assert.All(model.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Given_apply_when_called_then_children_come_before_their_parents()
    {
        using var model = new Net();
        var visited = new List<string>();
        model.apply(module => visited.Add(module.GetName()));

        Assert.Equal(["Linear", "Linear", "ReLU", "Sequential", "Net"], visited);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("first")]
    public void Given_a_name_that_cannot_be_when_a_part_is_registered_then_the_error_names_it(string name)
    {
        using var model = new Net();
        using var other = nn.ReLU();

        var error = Assert.Throws<ArgumentException>(() => model.register_module(name, other));
        Assert.Contains($"\"{name}\"", error.Message);
    }

    [Fact]
    public void Given_a_layer_without_parameters_when_one_is_registered_then_it_refuses()
    {
        using var layer = nn.ReLU();
        using var one = ones(1);

        Assert.Throws<InvalidOperationException>(() => layer.register_buffer("x", one));
    }

    [Fact]
    public void Given_another_element_type_when_converted_then_parameters_stay_the_same_objects_and_gradients_follow()
    {
        using var model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3));
        var parameters = model.parameters().ToArray();
        using (var x = randn(4, 2))
        using (var y = model.call(x))
        using (var sum = y.sum())
        {
            sum.backward();
        }

        Assert.Same(model, model.to(ScalarType.Float64));

        Assert.All(parameters.Zip(model.parameters()), pair => Assert.Same(pair.First, pair.Second));
        foreach (var parameter in parameters)
        {
            using var gradient = parameter.grad;
            Assert.Equal((ScalarType.Float64, ScalarType.Float64), (parameter.dtype, gradient.dtype));
        }

        Assert.Equal(ScalarType.Int64, model.get_buffer("1.num_batches_tracked")!.dtype);
        using var wide = randn(4, 2, dtype: ScalarType.Float64);
        using var result = model.call(wide);
        Assert.Equal(ScalarType.Float64, result.dtype);
    }

    [Fact]
    public void Given_a_dispose_scope_when_a_module_is_made_inside_then_its_weights_outlive_the_scope()
    {
        nn.Module<Tensor, Tensor> model;
        using (NewDisposeScope())
        {
            model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3));
        }

        using var x = randn(4, 2);
        using var y = model.call(x);
        Assert.Equal([4, 3], y.shape);
        model.Dispose();
    }

    [Fact]
    public void Given_a_module_when_disposed_then_no_tensor_is_left()
    {
        var before = LiveTensors.Settled();
        new Net().Dispose();

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Given_a_parameter_when_made_of_a_tensor_then_it_takes_the_data_over()
    {
        using var data = ones(2);
        using var parameter = nn.Parameter(data);

        Assert.True(data.IsInvalid);
        Assert.True(parameter is { requires_grad: true, is_leaf: true });
        Assert.Equal(2, parameter.sum().ToDouble());
    }

    [Fact]
    public void Given_a_disposed_module_when_called_then_the_error_says_so()
    {
        var model = nn.Linear(2, 2);
        model.Dispose();
        using var x = ones(1, 2);

        Assert.Contains("Linear was disposed", Assert.Throws<ObjectDisposedException>(() => model.call(x)).Message);
        Assert.Throws<ObjectDisposedException>(() => model.to(ScalarType.Float64));
    }

    [Fact]
    public void Given_an_input_of_the_wrong_shape_when_a_layer_is_called_then_the_error_shows_both_shapes()
    {
        using var convolution = nn.Conv2d(3, 4, 3);
        using var norm = nn.BatchNorm2d(3);
        using var x = ones(2, 5, 8, 8);
        using var flat = ones(2, 3);

        Assert.Contains("takes [N, 3, H, W] or [3, H, W], but the input is [2, 5, 8, 8]", Assert.Throws<ArgumentException>(() => convolution.call(x)).Message);
        Assert.Contains("takes [N, C, H, W], but the input is [2, 3]", Assert.Throws<ArgumentException>(() => norm.call(flat)).Message);
    }

    [Fact]
    public void Given_settings_that_cannot_be_when_a_layer_is_made_then_it_is_refused_with_the_reason()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.Linear(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.Dropout(1.5));
        Assert.Contains("groups do not divide", Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 3, groups: 2)).Message);
        Assert.Contains("stride of 1", Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 3, Padding.Same, stride: 2)).Message);
        Assert.Throws<ArgumentException>(() => nn.Upsample());
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.Embedding(5, 3, padding_idx: 5));
    }

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = new(ones(1));
        private readonly nn.Module<Tensor, Tensor> first = nn.Linear(4, 3);
        private readonly Sequential body = nn.Sequential(nn.Linear(3, 2), nn.ReLU());
        [ComponentName(Name = "steps")] private readonly Tensor _counter = zeros(1);

        public Net()
            : base(nameof(Net))
        {
            register_buffer("seen", zeros(1), persistent: false);
            RegisterComponents();
        }

        public Linear First => (Linear)first;

        public override Tensor forward(Tensor input) => body.call(first.call(input)) * scale + _counter;
    }
}
