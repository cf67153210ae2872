using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.PyTorch;

/// <summary>The reference must be right before anything is compared with it.</summary>
public class PyTorchScriptTests
{
    [Theory]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Int16)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.ComplexFloat32)]
    public void Given_a_tensor_of_any_type_when_it_goes_to_Python_and_back_then_every_bit_is_there(ScalarType type)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        using var tensor = (randn(3, 4) * 3).to(type);

        using var back = PyTorchScript.Run("out['y'] = x", ("x", tensor))["y"];

        Assert.Equal(type, back.dtype);
        Assert.Equal([3, 4], back.shape);
        Assert.True(tensor.bytes.SequenceEqual(back.bytes));
    }

    [Fact]
    public void Given_code_that_raises_when_run_then_its_message_arrives_and_the_next_request_is_answered()
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);

        var error = Assert.Throws<PyTorchException>(() => PyTorchScript.Run("torch.ones(2) @ torch.ones(3)"));

        Assert.Contains("inconsistent tensor size", error.Message);
        Assert.Equal(3, PyTorchScript.Run("out['n'] = 1 + 2")["n"].item<long>());
    }

    [Theory]
    [InlineData(1.0, 1.0, true)]
    [InlineData(1.0, 1.00002, false)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.NaN, 1.0, false)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, false)]
    [InlineData(double.PositiveInfinity, 3.0, false)]
    public void Given_two_values_when_compared_then_only_close_ones_pass(double expected, double actual, bool close)
    {
        using var e = tensor(new[] { 0.5f, (float)expected });
        using var a = tensor(new[] { 0.5f, (float)actual });

        var error = Record.Exception(() => Close.AssertEqual(e, a, "value"));

        Assert.Equal(close, error is null);
    }
}
