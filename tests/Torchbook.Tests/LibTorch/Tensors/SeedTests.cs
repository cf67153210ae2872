using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Tensors;

public class SeedTests
{
    [Fact]
    public void Given_a_seed_when_drawing_then_the_numbers_are_those_that_PyTorch_draws()
    {
        using var scope = NewDisposeScope();

        manual_seed(1);

        // torch.manual_seed(1); torch.randn(2, 3) in Python.
        var expected = new[] { 0.661352f, 0.266924f, 0.061677f, 0.621317f, -0.451906f, -0.166130f };
        Assert.Equal(expected, randn(2, 3).data<float>().ToArray().Select(v => MathF.Round(v, 6)));
    }

    [Fact]
    public void Given_a_generator_of_its_own_when_drawing_then_the_global_one_stays_where_it_was()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var expected = rand(3);
        manual_seed(7);
        using var own = new Generator(3);

        var first = rand(new long[] { 4 }, generator: own);
        own.manual_seed(3);
        var again = rand(new long[] { 4 }, generator: own);

        Assert.True(first.Equals(again));
        Assert.True(expected.Equals(rand(3)));
    }

    [Fact]
    public void Given_a_saved_state_when_restored_then_the_same_numbers_follow()
    {
        using var scope = NewDisposeScope();
        var state = random.get_rng_state();
        var first = rand(5);

        random.set_rng_state(state);

        Assert.True(first.Equals(rand(5)));
    }
}
