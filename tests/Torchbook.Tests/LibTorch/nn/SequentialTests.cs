using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN;

public class SequentialTests
{
    [Fact]
    public void Given_layers_of_the_library_when_called_then_only_the_result_is_left()
    {
        using var model = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Sequential(nn.Linear(4, 4), nn.Tanh()), nn.Flatten(), nn.Identity(), nn.Linear(4, 2));
        using var x = randn(3, 4);
        var before = LiveTensors.Settled();

        var y = model.call(x);

        Assert.Equal(before + 1, Tensor.TotalCount);
        y.Dispose();
        Assert.False(x.IsInvalid);
    }

    [Fact]
    public void Given_a_hook_when_it_keeps_a_value_then_the_value_stays_valid()
    {
        var middle = nn.ReLU();
        using var model = nn.Sequential(nn.Linear(4, 4), middle, nn.Linear(4, 2));
        Tensor? seenInput = null, seenOutput = null;
        var hook = middle.register_forward_hook((_, input, output) =>
        {
            (seenInput, seenOutput) = (input, output);
            return output;
        });
        using var x = randn(3, 4);
        using var y = model.call(x);

        Assert.False(seenInput!.IsInvalid);
        Assert.False(seenOutput!.IsInvalid);
        seenInput.Dispose();
        seenOutput.Dispose();

        hook.remove();
        seenInput = null;
        using var again = model.call(x);
        Assert.Null(seenInput);
    }

    [Fact]
    public void Given_a_module_of_the_users_when_it_keeps_what_it_sees_then_that_stays_valid()
    {
        var tap = new Tap();
        using var model = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), tap, nn.Linear(4, 2));
        using var x = randn(3, 4);
        using var y = model.call(x);

        Assert.False(tap.Seen!.IsInvalid);
        tap.Seen.Dispose();
    }

    [Fact]
    public void Given_an_identity_or_nothing_when_the_result_is_disposed_then_the_input_lives()
    {
        using var x = randn(3, 4);
        foreach (var model in new[] { nn.Sequential(), nn.Sequential(nn.Identity()), nn.Sequential(nn.Identity(), nn.Identity(), nn.Identity()) })
        {
            model.call(x).Dispose();
            Assert.False(x.IsInvalid);
            model.Dispose();
        }
    }

    [Fact]
    public void Given_hooks_when_they_return_other_values_then_those_go_on()
    {
        using var layer = nn.Identity();
        layer.register_forward_pre_hook((_, input) => input + 1);
        layer.register_forward_hook((_, _, output) => output * 10);
        var calls = 0;
        layer.register_forward_pre_hook(_ => calls++);
        using var scope = NewDisposeScope();

        Assert.Equal(20, layer.call(ones(1)).item<float>());
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Given_a_sequential_when_indexed_then_modules_and_slices_keep_their_names()
    {
        using var model = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2));

        Assert.IsType<ReLU>(model[1]);
        Assert.Equal(["1", "2"], model[1..].named_children().Select(c => c.name));
        Assert.Equal(2, model[(null, 2)].Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => model[2..9]);
        Assert.Throws<ArgumentOutOfRangeException>(() => model[(2, 1)]);
    }

    [Fact]
    public void Given_names_tuples_or_lists_when_a_sequential_is_made_then_all_forms_register_alike()
    {
        nn.Module<Tensor, Tensor> Layer() => nn.Linear(2, 2);
        Sequential[] models =
        [
            nn.Sequential(Layer(), Layer()),
            nn.Sequential(("0", Layer()), ("1", Layer())),
            nn.Sequential(Tuple.Create("0", Layer()), Tuple.Create("1", Layer())),
            nn.Sequential(new List<nn.Module<Tensor, Tensor>> { Layer(), Layer() }),
            nn.Sequential().append(Layer()).append("1", Layer()),
        ];
        foreach (var model in models)
        {
            Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias"], model.state_dict().Keys);
            model.Dispose();
        }
    }

    [Fact]
    public void Given_module_lists_and_dicts_when_changed_then_the_parameters_follow()
    {
        using var list = nn.ModuleList(nn.Linear(1, 1), nn.Linear(1, 1));
        list.append(nn.Linear(1, 1));
        list.RemoveAt(0);
        using var dict = nn.ModuleDict<nn.Module>(("a", nn.Linear(1, 1)));
        dict.Add("b", nn.ReLU());

        Assert.Equal(["0", "1"], list.named_children().Select(c => c.name));
        Assert.Equal(["a", "b"], dict.named_children().Select(c => c.name));
        Assert.Equal(["a.weight", "a.bias"], dict.state_dict().Keys);
        using var weights = nn.ParameterList(nn.Parameter(ones(1)), nn.Parameter(ones(2)));
        Assert.Equal(["0", "1"], weights.named_parameters().Select(p => p.name));
    }

    private sealed class Tap() : nn.Module<Tensor, Tensor>("Tap")
    {
        public Tensor? Seen { get; private set; }

        public override Tensor forward(Tensor input)
        {
            Seen = input;
            return input * 2;
        }
    }
}
