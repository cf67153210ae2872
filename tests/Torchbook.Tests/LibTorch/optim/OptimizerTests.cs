using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Torchbook.Tests.LibTorch.Optim;

public class OptimizerTests
{
    public static TheoryData<Func<IEnumerable<Parameter>, OptimizerHelper>> Makers => new(
        p => SGD(p, 0.1, momentum: 0.9), p => Adam(p, 0.1, amsgrad: true), p => AdamW(p, 0.1),
        p => Adadelta(p), p => Adagrad(p), p => Adamax(p), p => ASGD(p), p => NAdam(p), p => RAdam(p), p => RMSProp(p, momentum: 0.5, centered: true), p => Rprop(p));

    [Theory]
    [MemberData(nameof(Makers))]
    public void Given_hundred_steps_when_counted_then_no_tensor_is_left_over(Func<IEnumerable<Parameter>, OptimizerHelper> make)
    {
        var before = LiveTensors.Settled();
        using (var model = nn.Linear(3, 2))
        using (var optimizer = make(model.parameters()))
        {
            Step(model, optimizer);
            var live = Tensor.TotalCount;
            for (var i = 0; i < 100; i++)
            {
                Step(model, optimizer);
            }

            Assert.Equal(live, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Theory]
    [MemberData(nameof(Makers))]
    public void Given_a_dispose_scope_when_steps_are_taken_inside_then_the_state_outlives_it(Func<IEnumerable<Parameter>, OptimizerHelper> make)
    {
        using var model = nn.Linear(3, 2);
        OptimizerHelper optimizer;
        using (NewDisposeScope())
        {
            optimizer = make(model.parameters());
            Step(model, optimizer);
        }

        Step(model, optimizer);
        optimizer.Dispose();
    }

    [Theory]
    [MemberData(nameof(Makers))]
    public void Given_a_saved_optimizer_when_loaded_then_training_goes_on_as_if_uninterrupted(Func<IEnumerable<Parameter>, OptimizerHelper> make)
    {
        using var model = nn.Linear(3, 2);
        using var twin = nn.Linear(3, 2);
        using var optimizer = make(model.parameters());
        using var other = make(twin.parameters());
        Step(model, optimizer);
        Step(model, optimizer);
        twin.load_state_dict(model.state_dict());

        var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        other.load_state_dict(new BinaryReader(stream));
        Assert.All(optimizer.state_dict().State.Zip(other.state_dict().State), pair => Assert.True(pair.First.ApproximatelyEquals(pair.Second)));

        Step(model, optimizer);
        Step(twin, other);
        Assert.True(model.weight.allclose(twin.weight, 0, 0));

        other.load_state_dict(optimizer.state_dict());
        Step(model, optimizer);
        Step(twin, other);
        Assert.True(model.weight.allclose(twin.weight, 0, 0));
    }

    [Fact]
    public void Given_a_frozen_parameter_when_stepped_then_it_stays_and_later_counts_its_own_steps()
    {
        using var model = nn.Linear(3, 2);
        using var optimizer = Adam(model.parameters(), 0.1);
        model.bias!.requires_grad = false;
        using var before = model.bias.clone();
        Step(model, optimizer);
        Assert.True(before.allclose(model.bias, 0, 0));

        model.bias.requires_grad = true;
        Step(model, optimizer);
        using var change = (model.bias - before).abs();
        // Adam's first step moves by the learning rate.
        Assert.All(change.data<float>().ToArray(), moved => Assert.Equal(0.1f, moved, 4));
    }

    [Fact]
    public void Given_groups_when_stepped_then_each_has_its_own_rate_and_takes_the_rest_from_the_optimizer()
    {
        using var model = nn.Linear(3, 2);
        using var optimizer = SGD(
            [new SGD.ParamGroup([model.weight], new SGD.Options { LearningRate = 0 }), new SGD.ParamGroup { Parameters = [model.bias!] }], 0.1, momentum: 0.5);
        using var weight = model.weight.clone();
        using var bias = model.bias!.clone();
        Step(model, optimizer);

        Assert.True(weight.allclose(model.weight, 0, 0));
        Assert.False(bias.allclose(model.bias, 0, 0));
        Assert.Equal([0, 0.1], optimizer.ParamGroups.Select(group => group.LearningRate));
        Assert.All(optimizer.ParamGroups, group => Assert.Equal(0.5, ((IMomentum)group).Momentum));
        Assert.Equal(2, optimizer.parameters().Count());
    }

    [Fact]
    public void Given_a_closure_when_stepped_then_its_loss_is_returned()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(3, 2);
        using var optimizer = SGD(model.parameters(), 0.1);
        var calls = 0;
        var loss = optimizer.step(() =>
        {
            calls++;
            optimizer.zero_grad();
            var value = model.call(ones(1, 3)).sum();
            value.backward();
            return value;
        });

        Assert.Equal(1, calls);
        Assert.NotNull(loss);
        Assert.Null(optimizer.step());
    }

    [Fact]
    public void Given_zero_grad_when_called_then_gradients_are_gone()
    {
        using var model = nn.Linear(3, 2);
        using var optimizer = SGD(model.named_parameters(), 0.1);
        Step(model, optimizer);
        Assert.NotNull(model.weight.grad);
        optimizer.zero_grad();

        Assert.Null(model.weight.grad);
        using var before = model.weight.clone();
        optimizer.step();
        Assert.True(before.allclose(model.weight, 0, 0));
    }

    [Fact]
    public void Given_settings_that_cannot_be_when_an_optimizer_is_made_then_it_is_refused_with_the_reason()
    {
        using var model = nn.Linear(3, 2);
        var parameters = model.parameters();

        Assert.Throws<ArgumentOutOfRangeException>(() => Adam(parameters, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Adam(parameters, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => AdamW(parameters, beta2: 1));
        Assert.Throws<ArgumentException>(() => SGD(parameters, 0.1, nesterov: true));
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => SGD(Array.Empty<Parameter>(), 0.1)).Message);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => SGD([model.weight, model.weight], 0.1)).Message);
        using var optimizer = SGD(parameters, 0.1);
        Assert.Throws<ArgumentException>(() => lr_scheduler.OneCycleLR(optimizer, 0.1));
        var cycle = lr_scheduler.OneCycleLR(optimizer, 0.1, total_steps: 2);
        cycle.step();
        cycle.step();
        Assert.Contains("2 steps", Assert.Throws<InvalidOperationException>(() => cycle.step()).Message);
    }

    [Fact]
    public void Given_the_state_of_another_optimizer_when_loaded_then_the_error_names_both()
    {
        using var model = nn.Linear(3, 2);
        using var adam = Adam(model.parameters());
        using var sgd = SGD(model.parameters(), 0.1);
        var stream = new MemoryStream();
        adam.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;

        var error = Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(new BinaryReader(stream)));
        Assert.Contains("Adam, not of SGD", error.Message);
    }

    private static void Step(Linear model, Optimizer optimizer)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var x = arange(12, dtype: ScalarType.Float32).reshape(4, 3) / 10;
        model.call(x).pow(2).sum().backward();
        optimizer.step();
    }
}
