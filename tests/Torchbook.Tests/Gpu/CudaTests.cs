using System.Runtime.InteropServices;
using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Gpu;

/// <summary>The part of the tests that needs an NVIDIA GPU. Elsewhere only the computations' own code is run, on the CPU.</summary>
public class CudaTests(ITestOutputHelper output)
{
    private const string NoGpu = "No CUDA device: no NVIDIA GPU on this machine, or a libtorch without CUDA.";

    public static TheoryData<string> Computations() => [.. Computation.All.Keys];

    [Theory, MemberData(nameof(Computations))]
    public void Given_the_same_numbers_when_computed_on_CUDA_then_the_results_are_the_CPUs(string computation)
    {
        Assert.SkipUnless(cuda.is_available(), NoGpu);

        AssertSame(computation, CUDA);
    }

    [Theory, MemberData(nameof(Computations))]
    public void Given_the_same_numbers_when_computed_on_the_CPU_again_then_the_results_are_the_same(string computation) => AssertSame(computation, CPU);

    [Fact]
    public void Given_a_module_when_moved_there_and_back_then_its_parameters_moved_and_kept_their_values()
    {
        Assert.SkipUnless(cuda.is_available(), NoGpu);
        using var scope = NewDisposeScope();
        var model = nn.Linear(3, 2);
        var before = model.weight.detach().clone();

        model.to(CUDA);
        Assert.Equal(DeviceType.CUDA, model.weight.device_type);
        Assert.Equal(DeviceType.CUDA, model.forward(ones(1, 3, device: CUDA)).device_type);

        Close.AssertEqual(before, model.to(CPU).weight.detach(), "weight");
    }

    [Fact]
    public void Given_tensors_on_two_devices_when_added_then_libtorch_names_both()
    {
        Assert.SkipUnless(cuda.is_available(), NoGpu);
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ExternalException>(() => ones(2) + ones(2, device: CUDA));

        Assert.Contains("cuda:0", error.Message);
        Assert.Contains("cpu", error.Message);
    }

    [Fact]
    public void Given_a_seed_when_numbers_are_drawn_on_CUDA_twice_then_they_are_the_same()
    {
        Assert.SkipUnless(cuda.is_available(), NoGpu);
        using var scope = NewDisposeScope();
        manual_seed(7);
        var first = randn(100, device: CUDA);
        manual_seed(7);

        Close.AssertEqual(first, randn(100, device: CUDA), "numbers");
    }

    [Fact]
    public void Given_a_loop_that_disposes_nothing_when_run_on_CUDA_then_the_scope_ends_every_tensor()
    {
        Assert.SkipUnless(cuda.is_available(), NoGpu);
        var before = LiveTensors.Settled();
        using (NewDisposeScope())
        {
            for (var k = 0; k < 100; k++) _ = randn(1000, 1000, device: CUDA) + 1;
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    private void AssertSame(string computation, Device device)
    {
        var seed = Environment.TickCount64;
        output.WriteLine($"seed {seed}");
        using var scope = NewDisposeScope();
        manual_seed(seed);
        var expected = Computation.All[computation](CPU);
        manual_seed(seed);
        var actual = Computation.All[computation](device);

        Assert.Equal(expected.Length, actual.Length);
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.Equal(device.type, actual[k].device_type);
            Close.AssertEqual(expected[k], actual[k].cpu(), $"{computation}, result {k}");
        }
    }
}
