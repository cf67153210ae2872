using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Memory;

public class DisposeScopeTests
{
    [Fact]
    public void Given_a_scope_when_it_ends_then_what_was_made_inside_is_disposed()
    {
        var before = LiveTensors.Settled();
        Tensor inside;
        using (NewDisposeScope()) inside = ones(3) + 1;

        Assert.True(inside.IsInvalid);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Given_a_scope_that_ends_on_another_thread_then_it_takes_no_more_tensors_of_this_one()
    {
        var scope = NewDisposeScope();
        var ending = new Thread(scope.Dispose);
        ending.Start();
        ending.Join();

        using var later = ones(3);

        Assert.Equal(0, scope.DisposablesCount);
        Assert.NotSame(scope, CurrentDisposeScope);
    }

    [Fact]
    public void Given_nested_scopes_when_a_tensor_moves_out_then_the_outer_scope_disposes_it()
    {
        Tensor moved;
        using (NewDisposeScope())
        {
            using (NewDisposeScope()) moved = ones(3).MoveToOuterDisposeScope();
            Assert.False(moved.IsInvalid);
        }
        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void Given_an_outer_scope_that_ended_first_when_a_tensor_moves_out_then_nobody_disposes_it()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        var tensor = ones(3);
        outer.Dispose();

        tensor.MoveToOuterDisposeScope();
        inner.Dispose();

        Assert.Equal(3f, tensor.sum().item<float>());
        tensor.Dispose();
    }

    [Fact]
    public void Given_a_detached_tensor_when_the_scope_ends_then_it_lives()
    {
        Tensor kept;
        using (NewDisposeScope()) kept = ones(3).DetachFromDisposeScope();

        Assert.Equal(3f, kept.sum().item<float>());
        kept.Dispose();
    }

    [Fact]
    public void Given_one_to_keep_when_everything_else_is_disposed_then_it_is_the_only_one_left()
    {
        using var scope = NewDisposeScope();
        var kept = ones(1);
        var gone = ones(2);

        scope.DisposeEverythingBut(kept);

        Assert.True(gone.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Given_a_disposed_tensor_when_used_then_the_error_says_how_to_keep_it()
    {
        var tensor = ones(1);
        tensor.Dispose();
        tensor.Dispose();

        var error = Assert.Throws<ObjectDisposedException>(() => tensor + 1);

        Assert.Contains("MoveToOuterDisposeScope", error.Message);
    }

    [Fact]
    public void Given_a_wrapped_expression_when_it_returns_then_only_its_result_is_alive()
    {
        var before = LiveTensors.Settled();

        using var result = WrappedTensorDisposeScope(() => (ones(4) * 2 + 1).sum());

        Assert.Equal(12f, result.item<float>());
        Assert.Equal(before + 1, Tensor.TotalCount);
    }

    [Fact]
    public void Given_tensors_in_a_scope_when_it_ends_then_each_counts_as_disposed_once()
    {
        var counts = DisposeScopeManager.Statistics.TensorStatistics;
        var (live, inScope, outside) = (counts.ThreadTotalLiveCount, counts.DisposedInScopeCount, counts.DisposedOutsideScopeCount);

        using (NewDisposeScope())
        {
            _ = zeros(2);
            zeros(3).Dispose();
        }

        zeros(4).Dispose();
        Assert.Equal((live, inScope + 2, outside + 1), (counts.ThreadTotalLiveCount, counts.DisposedInScopeCount, counts.DisposedOutsideScopeCount));
    }
}
