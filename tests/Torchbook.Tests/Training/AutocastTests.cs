using Torchbook.Tests.LibTorch.PyTorch;
using Torchbook.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

public sealed class AutocastTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_a_convolutional_net_when_trained_under_autocast_then_types_results_and_gradients_are_PyTorchs()
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        using var model = nn.Sequential(("conv", nn.Conv2d(3, 4, 3)), ("norm", nn.BatchNorm2d(4)), ("relu", nn.ReLU()), ("flat", nn.Flatten()), ("head", nn.Linear(144, 5)));
        var (x, target) = (randn(4, 3, 8, 8), tensor(new long[] { 0, 3, 4, 1 }));
        var inputs = model.state_dict().Select(p => ("w_" + p.Key.Replace('.', '_'), p.Value.clone())).Append(("x", x)).Append(("target", target)).ToArray();
        var python = PyTorchScript.Run("""
            from collections import OrderedDict
            m = nn.Sequential(OrderedDict(conv=nn.Conv2d(3, 4, 3), norm=nn.BatchNorm2d(4), relu=nn.ReLU(), flat=nn.Flatten(), head=nn.Linear(144, 5)))
            m.load_state_dict({k: globals()['w_' + k.replace('.', '_')] for k in m.state_dict()} if False else {k: eval('w_' + k.replace('.', '_')) for k in list(m.state_dict())})
            with torch.autocast('cpu', torch.bfloat16):
                y = m(x); loss = F.cross_entropy(y, target)
            loss.backward()
            out['y'] = y; out['loss'] = loss; out['middle'] = m.conv.weight.grad
            out.update((k, p.grad) for k, p in m.named_parameters())
            """, inputs);

        Tensor y, loss;
        using (new Autocast(DeviceType.CPU))
        {
            y = model.call(x);
            loss = nn.functional.cross_entropy(y, target);
        }

        loss.backward();

        Close.AssertEqual(python["y"], y, "y");
        Close.AssertEqual(python["loss"], loss, "loss");
        Assert.Equal(ScalarType.BFloat16, y.dtype);
        foreach (var (name, parameter) in model.named_parameters())
        {
            Assert.Equal(python[name].dtype, parameter.grad!.dtype);
            // The gradients went through bfloat16: 8 bits.
            Assert.True((parameter.grad - python[name]).abs().max().item<float>() <= 0.02 * Math.Max(0.1, python[name].abs().max().item<float>()), name);
        }
    }

    [Fact]
    public void Given_nested_scopes_when_they_end_one_by_one_then_each_restores_what_was_before()
    {
        var (a, b) = (randn(2, 2), randn(2, 2));
        ScalarType Product() => a.matmul(b).dtype;

        Assert.Equal(ScalarType.Float32, Product());
        using (new Autocast(DeviceType.CPU, ScalarType.BFloat16))
        {
            Assert.Equal(ScalarType.BFloat16, Product());
            Assert.Equal(ScalarType.Float32, nn.functional.mse_loss(a.matmul(b), b).dtype);
            using (new Autocast(DeviceType.CPU, enabled: false))
            {
                Assert.Equal(ScalarType.Float32, Product());
                using (new Autocast())
                {
                    Assert.Equal(ScalarType.BFloat16, Product());
                }

                Assert.Equal(ScalarType.Float32, Product());
            }

            Assert.Equal(ScalarType.BFloat16, Product());
        }

        Assert.Equal(ScalarType.Float32, Product());
    }

    [Fact]
    public void Given_an_exception_inside_when_caught_then_the_thread_is_as_before()
    {
        var (a, b) = (randn(2, 2), randn(2, 3, 4));
        Assert.ThrowsAny<Exception>(() =>
        {
            using var cast = new Autocast();
            a.matmul(b.mm(a));
        });
        Assert.Equal(ScalarType.Float32, a.matmul(a).dtype);
    }

    [Fact]
    public void Given_a_scope_on_one_thread_when_another_computes_or_ends_it_then_it_stays_the_threads()
    {
        var a = randn(2, 2);
        var cast = new Autocast();
        var other = ScalarType.Byte;
        Exception? error = null;
        var thread = new Thread(() =>
        {
            using var mine = a.matmul(a);
            other = mine.dtype;
            error = Record.Exception(cast.Dispose);
        });
        thread.Start();
        thread.Join();
        Assert.Equal(ScalarType.Float32, other);
        Assert.Contains("do not await inside", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal);
        Assert.Equal(ScalarType.BFloat16, a.matmul(a).dtype);
        cast.Dispose();
        cast.Dispose();
        Assert.Equal(ScalarType.Float32, a.matmul(a).dtype);
    }

    [Fact]
    public void Given_weights_that_change_between_scopes_when_used_again_then_no_old_cast_is_used()
    {
        var weight = ones(2, 2, requires_grad: true);
        using (new Autocast())
        {
            Assert.Equal(2, weight.matmul(ones(2, 2))[0, 0].to(ScalarType.Float32).item<float>());
        }

        using (no_grad())
        {
            weight.fill_(3);
        }

        using (new Autocast())
        {
            Assert.Equal(6, weight.matmul(ones(2, 2))[0, 0].to(ScalarType.Float32).item<float>());
        }
    }

    [Fact]
    public void Given_a_device_or_type_that_autocast_lacks_when_begun_then_the_error_names_those_it_has()
    {
        Assert.Contains("CPU computes in BFloat16, not in Float16", Assert.Throws<ArgumentException>(() => new Autocast(DeviceType.CPU, ScalarType.Float16)).Message, StringComparison.Ordinal);
        Assert.Contains("for CPU and CUDA", Assert.Throws<ArgumentException>(() => new Autocast(DeviceType.MPS)).Message, StringComparison.Ordinal);
        using var cuda = new Autocast(DeviceType.CUDA);
        Assert.Equal(ScalarType.Float32, randn(2, 2).matmul(randn(2, 2)).dtype);
    }
}
