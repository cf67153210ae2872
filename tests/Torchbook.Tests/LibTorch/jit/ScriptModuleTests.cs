using System.Runtime.InteropServices;
using Torchbook.Tests.Data;
using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Jit;

/// <summary>Modules that Python scripted, run here.</summary>
public sealed class ScriptModuleTests : IDisposable
{
    private const string Modules = """
        from typing import Tuple, List, Optional
        class Steps(nn.Module):
            def __init__(self):
                super().__init__()
                self.layer = nn.Linear(4, 4)
                self.norm = nn.BatchNorm1d(4)
                self.drop = nn.Dropout(0.5)
                self.note = torch.arange(3.0)
            def forward(self, x):
                for _ in range(int(x.abs().sum().item()) % 4 + 1):
                    x = torch.tanh(self.layer(x))
                if bool(x.sum() > 0):
                    x = x * 2
                else:
                    x = x - 1
                return self.drop(self.norm(x))
            @torch.jit.export
            def both(self, x, y: float, n: int, flag: bool, maybe: Optional[torch.Tensor]):
                r = x * y + n if flag else x
                return r, r.sum() if maybe is None else maybe
            @torch.jit.export
            def many(self, x) -> List[torch.Tensor]:
                return [x, x + 1, x + 2]
            @torch.jit.export
            def numbers(self, x) -> Tuple[int, float, bool]:
                return x.dim(), float(x.sum()), True
            @torch.jit.export
            def mixed(self, x) -> Tuple[torch.Tensor, int, Optional[torch.Tensor]]:
                return x, 3, None
            @torch.jit.export
            def text(self, x) -> str:
                return 'no'
        """;

    private readonly TemporaryFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    private string Script => folder / "steps.pt";

    [Fact]
    public void Given_a_module_with_control_flow_when_loaded_then_it_takes_each_branch_as_in_Python()
    {
        var inputs = new[] { -3.0, -0.5, 0.25, 2, 9 }.Select(v => (randn(3, 4) + v)).ToArray();
        var expected = Python(string.Join('\n', inputs.Select((_, i) => $"out['{i}'] = m.eval()(x{i})")), [.. inputs.Select((x, i) => ($"x{i}", x))]);

        using var module = jit.load<Tensor, Tensor>(Script);
        module.eval();

        for (var i = 0; i < inputs.Length; i++)
        {
            Close.AssertEqual(expected[$"{i}"], module.call(inputs[i]), $"input {i}");
        }
    }

    [Fact]
    public void Given_methods_of_many_kinds_when_invoked_then_arguments_and_results_have_TorchSharps_forms()
    {
        Python("");
        using var module = jit.load(File.ReadAllBytes(Script));
        var x = ones(2);

        var (a, b) = module.invoke<(Tensor, Tensor)>("both", x, 2.5, 3, true, null!);
        Assert.Equal((5.5f, 11f), (a[0].item<float>(), b.item<float>()));
        Assert.Same(typeof((Tensor, Tensor)), module.invoke("both", x, 2.5f, 3L, false, x).GetType());
        Assert.Equal([1f, 2, 3], module.invoke<Tensor, Tensor[]>("many", x).Select(t => t[0].item<float>()));
        var (dim, sum, flag) = module.invoke<(Scalar, Scalar, Scalar)>("numbers", x);
        Assert.Equal((1L, 2.0, true), (dim.ToInt64(), sum.ToDouble(), flag.ToBoolean()));
        var mixed = module.invoke<object[]>("mixed", x);
        Assert.IsType<Tensor>(mixed[0]);
        Assert.Equal(3, Assert.IsType<Scalar>(mixed[1]).ToInt64());
        Assert.Null(mixed[2]);
        Assert.Equal((1, 1), (module.GetNumberOfInputs(), module.GetNumberOfOutputs()));
        Assert.Contains("text returns a text", Assert.Throws<NotImplementedException>(() => module.invoke("text", x)).Message, StringComparison.Ordinal);
        Assert.Contains("no method 'nothing'", Assert.Throws<ExternalException>(() => module.invoke("nothing", x)).Message, StringComparison.Ordinal);
        Assert.Contains("forward() is missing value for argument 'x'", Assert.Throws<ExternalException>(() => module.forward()).Message, StringComparison.Ordinal);
        Assert.Throws<NotImplementedException>(() => module.forward("text"));
        Assert.Throws<ArgumentNullException>(() => module.invoke(null!, x));
    }

    [Fact]
    public void Given_a_loaded_module_when_trained_moved_and_saved_then_it_is_a_module_as_any_other_and_Python_reads_it()
    {
        Python("");
        using var module = jit.load<Tensor, Tensor>(Script, "cpu");
        Assert.Equal(["layer.weight", "layer.bias", "norm.weight", "norm.bias"], module.named_parameters().Select(p => p.name));
        Assert.Equal(["norm.running_mean", "norm.running_var", "norm.num_batches_tracked"], module.named_buffers().Select(p => p.name));
        Assert.Equal(["layer", "norm", "drop"], module.named_children().Select(p => p.name));
        Assert.Contains(module.named_attributes(), a => a.name == "note" && a.buffer.numel() == 3);

        module.train();
        Assert.True(module.training);
        var optimizer = optim.SGD(module.parameters(), 0.1);
        var before = module.get_parameter("layer.weight")!.clone();
        module.call(randn(5, 4)).pow(2).sum().backward();
        optimizer.step();
        Assert.False(before.allclose(module.get_parameter("layer.weight")!));
        module.zero_grad();
        module.eval();
        Assert.False(module.training);
        module.set_attribute("note", zeros(2));

        module.to(ScalarType.Float64);
        var x = randn(3, 4, ScalarType.Float64);
        var y = module.call(x);
        jit.save(module, folder / "saved.pt");

        var python = PyTorchScript.Run($"m = torch.jit.load(r'{folder / "saved.pt"}')\nout['y'] = m(x)\nout['note'] = m.note\nout.update(m.state_dict())", ("x", x));
        Close.AssertEqual(python["y"], y, "answer");
        Assert.Equal([2], python["note"].shape);
        Assert.Equal(module.state_dict().Keys, python.Keys.Except(["y", "note"]));
        Assert.All(module.state_dict(), p => Assert.True(p.Value.Equals(python[p.Key]), p.Key));
    }

    [Fact]
    public void Given_hooks_when_called_then_they_replace_input_and_result_until_removed()
    {
        Python("");
        using var module = jit.load<Tensor, Tensor>(Script);
        module.eval();
        var x = randn(3, 4);
        var plain = module.call(x);

        var before = module.register_forward_pre_hook((_, input) => input * 0);
        var after = module.register_forward_hook((_, _, result) => result + 100);
        Assert.True(module.call(x).allclose(module.forward(zeros(3, 4)) + 100));
        before.remove();
        after.remove();
        Assert.True(module.call(x).allclose(plain));
    }

    [Fact]
    public void Given_functions_in_TorchScript_when_compiled_then_they_can_be_invoked()
    {
        using var unit = jit.compile("""
            def steps(x, n: int):
                for i in range(n):
                    x = x * 2
                return x
            def parts(x):
                return x.min(), x.max()
            """);

        Assert.Equal(8, ((Tensor)unit.invoke("steps", ones(1), 3)).item<float>());
        var (low, high) = unit.invoke<Tensor, (Tensor, Tensor)>("parts", arange(5));
        Assert.Equal((0L, 4L), (low.item<long>(), high.item<long>()));
        Assert.Contains("no function 'nothing'", Assert.Throws<ExternalException>(() => unit.invoke("nothing")).Message, StringComparison.Ordinal);
        Assert.Contains("def f(x)", Assert.Throws<ExternalException>(() => jit.compile("def f(x): return x +")).Message, StringComparison.Ordinal);
        unit.Dispose();
        Assert.Throws<ObjectDisposedException>(() => unit.invoke("parts", ones(2)));
    }

    [Fact]
    public void Given_bytes_that_are_no_module_when_loaded_then_the_error_is_an_exception()
    {
        Assert.Throws<FileNotFoundException>(() => jit.load(folder / "absent.pt"));
        Assert.Throws<ExternalException>(() => jit.load([1, 2, 3]));
        Assert.Throws<ExternalException>(() => jit.load(Array.Empty<byte>()));
        Python("");
        var whole = File.ReadAllBytes(Script);
        Assert.Throws<ExternalException>(() => jit.load(whole[..(whole.Length / 2)]));

        using var module = jit.load(whole);
        var bytes = new byte[whole.Length * 2];
        jit.save(module, bytes);
        using var again = jit.load(bytes[..^0]);
        Assert.Equal(module.state_dict().Keys, again.state_dict().Keys);
        Assert.Contains("bytes, and the array has 10", Assert.Throws<ArgumentException>(() => jit.save(module, new byte[10])).Message, StringComparison.Ordinal);
        module.Dispose();
        Assert.Throws<ObjectDisposedException>(() => module.forward(ones(1, 4)));
        Assert.Throws<ObjectDisposedException>(() => jit.save(module, Script));
    }

    [Fact]
    public void Given_a_module_that_is_loaded_run_and_disposed_when_counted_then_no_tensor_stays_alive()
    {
        Python("");
        var before = LiveTensors.Settled();
        using (var inner = NewDisposeScope())
        using (var module = jit.load<Tensor, Tensor>(Script))
        {
            module.call(randn(3, 4)).sum().backward();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    private Dictionary<string, Tensor> Python(string code, params (string, Tensor)[] inputs)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        // Scripted code is read from a file.
        File.WriteAllText(folder / "steps.py", "import torch\nfrom torch import nn\n" + Modules);
        return PyTorchScript.Run($"import sys, importlib.util\nspec = importlib.util.spec_from_file_location('steps', r'{folder / "steps.py"}')\nmod = importlib.util.module_from_spec(spec)\nspec.loader.exec_module(mod)\nm = torch.jit.script(mod.Steps())\nm.save(r'{Script}')\n{code}", inputs);
    }
}
