using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Optim;

/// <summary>The layout of TorchSharp's optimizer files: kind, counts, options and states, each in TorchSharp's order.</summary>
public class OptimizerFileTests
{
    [Theory]
    [InlineData("SGD", "momentum dampening weight_decay nesterov maximize", "momentum_buffer?")]
    [InlineData("Adam", "beta1 beta2 eps weight_decay amsgrad maximize", "step exp_avg exp_avg_sq max_exp_avg_sq?")]
    [InlineData("AdamW", "beta1 beta2 eps weight_decay amsgrad maximize", "step exp_avg exp_avg_sq max_exp_avg_sq?")]
    [InlineData("Adadelta", "rho eps weight_decay maximize", "step square_avg acc_delta")]
    [InlineData("Adagrad", "lr_decay initial_accumulator_value eps weight_decay", "step sum")]
    [InlineData("Adamax", "beta1 beta2 eps weight_decay", "step exp_avg exp_inf")]
    [InlineData("ASGD", "maximize lambd alpha weight_decay t0", "step eta mu ax")]
    [InlineData("NAdam", "beta1 beta2 eps weight_decay momentum_decay", "step mu_product exp_avg exp_avg_sq")]
    [InlineData("RAdam", "beta1 beta2 eps weight_decay", "step exp_avg exp_avg_sq")]
    [InlineData("RMSProp", "maximize momentum alpha eps weight_decay centered", "step square_avg momentum_buffer? grad_avg?")]
    [InlineData("Rprop", "maximize etaminus etaplus min_step max_step", "step prev step_size")]
    public void Given_an_optimizer_after_two_steps_when_saved_then_the_file_holds_options_and_states_in_TorchSharps_order(string name, string options, string state)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [nn.Parameter(ones(2, 3)), nn.Parameter(ones(4))];
        var drawn = new Drawn(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, true, true);
        using var optimizer = OptimizerCase.Of(name).Make(parameters[..1], parameters[1..], drawn);
        for (var step = 0; step < 2; step++)
        {
            Array.ForEach(parameters, p => p.grad = randn_like(p));
            optimizer.step();
        }

        using var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        var reader = new BinaryReader(stream);

        Assert.Equal(name, reader.ReadString());
        Assert.Equal((2, 2), (reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64()));
        var saved = optimizer.state_dict();
        foreach (var group in saved.Options)
        {
            Assert.Equal((group.InitialLearningRate, group.LearningRate!.Value), (reader.ReadDouble(), reader.ReadDouble()));
            foreach (var field in options.Split(' '))
            {
                Assert.Equal(Value(group, field), Value(group, field) is bool ? reader.ReadBoolean() : reader.ReadDouble());
            }
        }

        foreach (var one in saved.State)
        {
            foreach (var field in state.Split(' '))
            {
                AssertNext(reader, Value(one, field.TrimEnd('?')), field.EndsWith('?'));
            }
        }

        Assert.Equal(stream.Length, stream.Position);
    }

    [Theory]
    [MemberData(nameof(OptimizerCase.Names), MemberType = typeof(OptimizerCase))]
    public void Given_a_file_cut_anywhere_when_loaded_then_it_is_refused_and_the_optimizer_still_steps(string name)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [nn.Parameter(ones(2)), nn.Parameter(ones(1))];
        using var optimizer = OptimizerCase.Of(name).Make(parameters[..1], parameters[1..], Drawn.By(new Random(3)));
        Array.ForEach(parameters, p => p.grad = ones_like(p));
        optimizer.step();
        using var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));
        var whole = stream.ToArray();

        for (var length = 0; length < whole.Length; length += 3)
        {
            var error = Record.Exception(() => optimizer.load_state_dict(new BinaryReader(new MemoryStream(whole[..length]))));
            Assert.True(error is IOException or InvalidDataException, $"{length} bytes: {error}");
        }

        optimizer.load_state_dict(new BinaryReader(new MemoryStream(whole)));
        optimizer.step();
    }

    [Fact]
    public void Given_the_state_of_a_model_of_other_shapes_when_loaded_then_both_shapes_are_named()
    {
        using var scope = NewDisposeScope();
        using var one = torch.optim.Adam([nn.Parameter(ones(2))]);
        using var other = torch.optim.Adam([nn.Parameter(ones(3))]);
        using var stream = new MemoryStream();
        one.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;

        var error = Assert.Throws<ArgumentException>(() => other.load_state_dict(new BinaryReader(stream)));
        Assert.Contains("[2]; here it is [3]", error.Message);
        Assert.Contains("Adam, not of AdamW", Assert.Throws<ArgumentException>(() => torch.optim.AdamW([nn.Parameter(ones(2))]).load_state_dict(one.state_dict())).Message);
    }

    private static object Value(object owner, string field) => owner.GetType().GetField(field)!.GetValue(owner)!;

    private static void AssertNext(BinaryReader reader, object value, bool optional)
    {
        if (optional)
        {
            Assert.Equal(value is not null, reader.ReadBoolean());
        }

        switch (value)
        {
            case long number:
                Assert.Equal(number, reader.ReadInt64());
                break;
            case double number:
                Assert.Equal(number, reader.ReadDouble());
                break;
            case Tensor tensor:
                using (var read = zeros_like(tensor))
                {
                    read.Load(reader);
                    Assert.True(read.allclose(tensor));
                }

                break;
        }
    }
}
