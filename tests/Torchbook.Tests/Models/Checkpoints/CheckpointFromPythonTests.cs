using Torchbook.Models;
using Torchbook.Tests.Data;
using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

/// <summary>Files that PyTorch itself writes, in every way that torch.save has, against the tensors it says it wrote.</summary>
public sealed class CheckpointFromPythonTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    /// <summary>The ways to save: options of torch.save.</summary>
    public static TheoryData<string> Ways => ["", ", pickle_protocol=3", ", pickle_protocol=4", ", pickle_protocol=5", ", _use_new_zipfile_serialization=False", ", _use_new_zipfile_serialization=False, pickle_protocol=4"];

    [Theory, MemberData(nameof(Ways))]
    public void Given_a_state_dict_with_tensors_of_every_kind_when_PyTorch_saves_it_then_every_bit_is_read(string way)
    {
        var expected = Save(way, """
            base = torch.randn(5, 7)
            for t in ['float16', 'bfloat16', 'float32', 'float64', 'int8', 'int16', 'int32', 'int64', 'uint8', 'complex64', 'complex128']:
                out['some.' + t] = (torch.randn(3, 4) * 50).abs().to(getattr(torch, t))
            out['bool'] = torch.rand(9) > 0.5
            out['number'] = torch.tensor(3.5, dtype=torch.float64)
            out['empty'] = torch.zeros(3, 0, 2)
            out['turned'] = base.t()
            out['part'] = base[1:4, 2::2]
            out['same'] = base
            out['repeated'] = torch.tensor([2.5]).expand(4, 3)
            out['trained'] = nn.Parameter(torch.randn(2, 2))
            out['Größe "ñ"'] = torch.arange(4)
            saved = dict(out)
            """);

        using var file = PyTorchCheckpoint.Open(folder / "it.pt");
        var actual = file.Weights.ReadAll();

        AssertSame(expected, actual);
        Assert.Equal(["trained"], file.Weights.Entries.Where(e => e.RequiresGrad).Select(e => e.Name));
        actual["same"].fill_(7);
        Assert.All([actual["turned"], actual["part"]], view => Assert.True(view.eq(7).all().item<bool>()));
    }

    [Theory, MemberData(nameof(Ways))]
    public void Given_a_training_checkpoint_when_opened_then_its_tree_and_its_parts_are_there(string way)
    {
        var expected = Save(way, """
            model = nn.DataParallel(nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4)))
            optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
            scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [3, 5])
            model(torch.randn(2, 3, 8, 8)).sum().backward(); optimizer.step(); scheduler.step()
            saved = {'model': model.state_dict(), 'optimizer': optimizer.state_dict(), 'scheduler': scheduler.state_dict(), 'epoch': 3, 'best': 0.25, 'done': False, 'note': None,
                     'big': 2 ** 80, 'name': 'größe', 'shape': torch.Size([2, 3]), 'type': torch.float16, 'where': torch.device('cuda', 1), 'many': [1, (2, 'x')], 'few': {4}}
            out.update((k.replace('module.', ''), v) for k, v in model.state_dict().items())
            """);

        using var file = PyTorchCheckpoint.Open(folder / "it.pt");
        var contents = Assert.IsType<OrderedDictionary<string, object?>>(file.Contents);

        Assert.Equal(
            (3L, 0.25, false, null, System.Numerics.BigInteger.Pow(2, 80), "größe", ScalarType.Float16, "cuda:1"),
            ((long)contents["epoch"]!, (double)contents["best"]!, (bool)contents["done"]!, contents["note"], (System.Numerics.BigInteger)contents["big"]!, (string)contents["name"]!, (ScalarType)contents["type"]!, (string)contents["where"]!));
        Assert.Equal([2L, 3L], (IEnumerable<object?>)contents["shape"]!);
        Assert.Equal([4L], (IEnumerable<object?>)contents["few"]!);
        Assert.Equal("x", ((IReadOnlyList<object?>)((IReadOnlyList<object?>)contents["many"]!)[1]!)[1]);
        Assert.Contains(file.Weights.Entries, e => e.Name == "optimizer.state.0.exp_avg" && e.Shape.SequenceEqual([4L, 3, 3, 3]));
        AssertSame(expected, file.Weights.Part("model").WithoutPrefix("module.").ReadAll());

        var model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4));
        file.Weights.Part("model").WithoutPrefix("module.").LoadInto(model);
        AssertSame(expected, model.state_dict());
        Assert.Contains("it has some below model, optimizer", Assert.Throws<ArgumentException>(() => file.Weights.Part("modle")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_model_trained_in_Python_when_its_weights_are_loaded_here_then_it_answers_the_same()
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        var x = randn(2, 3, 8, 8);
        var answer = PyTorchScript.Run($"""
            model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Linear(144, 5)).eval()
            torch.save(model.state_dict(), r'{folder / "it.pt"}')
            out['y'] = model(x)
            """, ("x", x))["y"];
        var model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Linear(144, 5));

        PyTorchCheckpoint.Load(folder / "it.pt", model);
        model.eval();

        Close.AssertEqual(answer, model.call(x), "answer");
        var other = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Linear(144, 7));
        var error = Assert.Throws<InvalidOperationException>(() => PyTorchCheckpoint.Load(folder / "it.pt", other)).Message;
        Assert.Contains("Of another shape: 4.weight Float32 [5, 144], [7, 144] in the model; 4.bias", error, StringComparison.Ordinal);
        PyTorchCheckpoint.Load(folder / "it.pt", other, "4.*");
    }

    [Theory]
    [InlineData("torch.save(nn.Linear(2, 3), path)", "torch.nn.modules.linear.Linear")]
    [InlineData("import os\nclass E:\n    def __reduce__(self): return (os.system, ('echo no',))\ntorch.save({'a': E()}, path)", "posix.system")]
    [InlineData("torch.save({'a': torch.eye(2).to_sparse()}, path)", "torch._utils._rebuild_sparse_tensor")]
    [InlineData("torch.save({'a': torch.quantize_per_tensor(torch.ones(2), 1, 0, torch.qint8)}, path)", "torch._utils._rebuild_qtensor")]
    [InlineData("import numpy\ntorch.save({'a': numpy.ones(2)}, path)", "numpy")]
    [InlineData("torch.jit.save(torch.jit.script(nn.Linear(2, 3)), path)", "load it with torch.jit.load")]
    public void Given_what_only_Python_could_build_when_opened_then_it_is_refused_by_its_name(string python, string expected)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        PyTorchScript.Run($"path = r'{folder / "it.pt"}'\n{python}");

        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => PyTorchCheckpoint.Open(folder / "it.pt")).Message, StringComparison.Ordinal);
    }

    private Dictionary<string, Tensor> Save(string way, string python)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        return PyTorchScript.Run($"{python}\ntorch.save(saved, r'{folder / "it.pt"}'{way})");
    }

    private static void AssertSame(Dictionary<string, Tensor> expected, Dictionary<string, Tensor> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (name, tensor) in expected)
        {
            Assert.Equal((name, tensor.dtype), (name, actual[name].dtype));
            Assert.Equal(tensor.shape, actual[name].shape);
            Assert.True(tensor.bytes.SequenceEqual(actual[name].detach().contiguous().bytes), name);
        }
    }
}
