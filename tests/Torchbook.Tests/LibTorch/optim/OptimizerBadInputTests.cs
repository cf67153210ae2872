using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Torchbook.Tests.LibTorch.Optim;

public class OptimizerBadInputTests
{
    private static readonly Drawn Plain = new(0.1, 0.1, 0, 0, 0.5, 0.9, 1e-8, false, false);

    [Theory]
    [MemberData(nameof(OptimizerCase.Names), MemberType = typeof(OptimizerCase))]
    public void Given_a_negative_rate_or_no_parameters_when_made_then_the_argument_is_refused(string name)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [nn.Parameter(ones(2))];
        var @case = OptimizerCase.Of(name);

        Assert.Equal("lr", Assert.Throws<ArgumentOutOfRangeException>(() => @case.Make(parameters, [], Plain with { Lr = -0.1 })).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => @case.Make(parameters, [nn.Parameter(ones(2))], Plain with { Lr2 = -0.1 }));
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => @case.Make([], [], Plain)).Message);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => @case.Make(parameters, parameters, Plain)).Message);
    }

    [Theory]
    [MemberData(nameof(OptimizerCase.Names), MemberType = typeof(OptimizerCase))]
    public void Given_a_disposed_parameter_when_stepped_then_an_exception_says_so(string name)
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(ones(2));
        parameter.grad = ones(2);
        using var optimizer = OptimizerCase.Of(name).Make([parameter], [nn.Parameter(ones(1))], Plain);
        parameter.Dispose();

        Assert.Throws<ObjectDisposedException>(() => optimizer.step());
        Assert.Throws<ObjectDisposedException>(optimizer.zero_grad);
        Assert.Throws<ObjectDisposedException>(() => optimizer.state_dict());
    }

    [Theory]
    [MemberData(nameof(OptimizerCase.Names), MemberType = typeof(OptimizerCase))]
    public void Given_gradients_of_NaN_when_stepped_then_only_their_parameter_is_spoilt(string name)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [nn.Parameter(ones(2)), nn.Parameter(ones(3))];
        using var optimizer = OptimizerCase.Of(name).Make(parameters[..1], parameters[1..], Plain);
        (parameters[0].grad, parameters[1].grad) = (full([2], double.NaN), ones(3));

        optimizer.step();

        Assert.True(parameters[1].isfinite().all().item<bool>());
        Assert.False(parameters[1].allclose(ones(3)));
    }

    [Theory]
    [MemberData(nameof(OptimizerCase.Names), MemberType = typeof(OptimizerCase))]
    public void Given_sparse_gradients_when_stepped_then_the_error_names_what_takes_them_and_nothing_has_moved(string name)
    {
        using var scope = NewDisposeScope();
        using var embedding = SparselyTrained();
        using var before = embedding.weight!.detach().clone();
        using var optimizer = OptimizerCase.Of(name).Make([embedding.weight!], [nn.Parameter(ones(1))], Plain);

        var error = Assert.Throws<ArgumentException>(() => optimizer.step());

        Assert.Contains($"{name} does not support sparse gradients", error.Message);
        Assert.True(before.allclose(embedding.weight!));
    }

    [Fact]
    public void Given_sparse_gradients_when_plain_SGD_steps_then_the_rows_in_use_move()
    {
        using var scope = NewDisposeScope();
        using var embedding = SparselyTrained();
        using var before = embedding.weight!.detach().clone();
        using var optimizer = SGD([embedding.weight!], 0.1);

        optimizer.step();

        using var moved = (before - embedding.weight!.detach()).sum(1);
        Assert.True(moved.allclose(tensor(new[] { 0, 0.2f, 0, 0.2f, 0 }), 1e-5, 1e-6));
    }

    [Fact]
    public void Given_LBFGS_when_used_wrongly_then_the_reason_is_given()
    {
        using var scope = NewDisposeScope();
        using var optimizer = LBFGS([nn.Parameter(ones(2))]);

        Assert.Throws<ArgumentNullException>(() => optimizer.step(null!));
        Assert.Throws<ArgumentException>(() => LBFGS(Array.Empty<Parameter>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => LBFGS([nn.Parameter(ones(2))], -1));
        Assert.Throws<ArgumentException>(() => lr_scheduler.CyclicLR(Adam([nn.Parameter(ones(2))]), 0.1, 0.2));
        Assert.Throws<ArgumentException>(() => lr_scheduler.SequentialLR(optimizer, [lr_scheduler.ConstantLR(optimizer)], [1]));
        Assert.Throws<ArgumentException>(() => lr_scheduler.SequentialLR(optimizer, [lr_scheduler.ConstantLR(SGD([nn.Parameter(ones(1))], 0.1))], []));
        Assert.Throws<ArgumentNullException>(() => lr_scheduler.LambdaLR(null!, _ => 1));
    }

    [Fact]
    public void Given_LBFGS_when_it_steps_often_then_no_tensor_is_left_over_but_its_history()
    {
        var before = LiveTensors.Settled();
        using (var parameter = nn.Parameter(ones(3)))
        using (var optimizer = LBFGS([parameter], 0.1, max_iter: 3, history_size: 2, tolerange_grad: 0, tolerance_change: 0))
        {
            void Step()
            {
                using var scope = NewDisposeScope();
                optimizer.step(() =>
                {
                    optimizer.zero_grad();
                    var loss = (parameter * parameter).sum() + parameter.exp().sum();
                    loss.backward();
                    return loss;
                });
            }

            // The history is full after three steps.
            for (var i = 0; i < 3; i++)
            {
                Step();
            }

            var live = LiveTensors.Settled();
            for (var i = 0; i < 20; i++)
            {
                Step();
            }

            Assert.Equal(live, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Given_a_verbose_scheduler_when_the_rate_changes_then_TorchSharps_line_is_printed()
    {
        using var scope = NewDisposeScope();
        using var optimizer = SGD([nn.Parameter(ones(1))], 0.5);
        var (console, text) = (Console.Out, new StringWriter());
        Console.SetOut(text);
        try
        {
            var scheduler = lr_scheduler.StepLR(optimizer, 2, 0.5, verbose: true);
            scheduler.step();
            scheduler.step();
            lr_scheduler.ReduceLROnPlateau(optimizer, patience: -1, factor: 0.5, verbose: true).step(double.PositiveInfinity);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal("Adjusting learning rate to 0.25\nEpoch 1: reducing learning rate of group 0 to 0.125.\n", text.ToString().ReplaceLineEndings("\n"));
    }

    private static Embedding SparselyTrained()
    {
        var embedding = nn.Embedding(5, 2, sparse: true);
        embedding.call(tensor(new long[] { 1, 3 })).sum().backward();
        return embedding;
    }
}
