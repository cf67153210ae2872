using System.Runtime.InteropServices;
using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;
using Aten = Torchbook.Engine.Aten;

namespace Torchbook.Tests.Engine;

public sealed class AtenTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_operators_with_arguments_of_every_kind_when_called_by_name_then_they_answer_as_PyTorch()
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        var (x, y) = (rand(3, 4), rand(3, 4));
        var python = PyTorchScript.Run("""
            a = torch.ops.aten
            out['add'] = a.add(x, y, alpha=2)
            out['sum'] = a.sum(x, [1], True, dtype=torch.float64)
            out['full'] = a.full([2, 3], 1.5, dtype=torch.float64)
            out['cat'] = a.cat([x, y], 1)
            out['pool'] = a.avg_pool2d(x.view(1, 1, 3, 4), 2)
            out['gelu'] = a.gelu(x, approximate='tanh')
            out['index'] = a.index(x, [None, torch.tensor([1, 1])])
            out['upsample'] = a.upsample_nearest2d(x.view(1, 1, 3, 4), None, [2.0, 1.5])
            out['erfcx'] = a.special_erfcx(x)
            out['values'], out['indices'] = a.topk(x, 2)
            """, ("x", x), ("y", y));

        void Same(string name, object? actual) => Close.AssertEqual(python[name], Assert.IsType<Tensor>(actual), name);
        Same("add", Aten.Call("aten::add", "Tensor", x, y, ("alpha", 2)));
        Same("sum", Aten.Call("aten::sum", "dim_IntList", x, new[] { 1 }, true, ("dtype", ScalarType.Float64)));
        Same("full", Aten.Call("aten::full", "", new long[] { 2, 3 }, 1.5, ("dtype", ScalarType.Float64), ("device", "cpu")));
        Same("cat", Aten.Call("aten::cat", "", new[] { x, y }, 1));
        Same("pool", Aten.Call("aten::avg_pool2d", "", x.view(1, 1, 3, 4), 2));
        Same("gelu", Aten.Call("aten::gelu", "", x, ("approximate", "tanh")));
        Same("index", Aten.Call("aten::index", "Tensor", x, new Tensor?[] { null, tensor(new long[] { 1, 1 }) }));
        Same("upsample", Aten.Call("aten::upsample_nearest2d", "vec", x.view(1, 1, 3, 4), null, new[] { 2.0, 1.5 }));
        Same("erfcx", Aten.Call("aten::special_erfcx", "", x));
        var top = Assert.IsType<object[]>(Aten.Call("aten::topk", "", x, 2));
        Same("values", top[0]);
        Same("indices", top[1]);
    }

    [Fact]
    public void Given_operators_with_results_of_many_kinds_when_called_then_they_come_as_CSharp_values()
    {
        var x = arange(6).reshape(2, 3);
        Assert.Equal(3L, Aten.Call("aten::size", "int", x, 1));
        Assert.Equal(true, Aten.Call("aten::equal", "", x, x));
        Assert.Equal(2, Assert.IsType<List<object>>(Aten.Call("aten::split", "Tensor", x, 1)).Count);
        Assert.Same(typeof(Tensor), Aten.Call("aten::fill_", "Scalar", x, 7)!.GetType());
        Assert.True(x.eq(7).all().item<bool>());
    }

    [Theory]
    [InlineData("aten::ad", "", "Names like it: aten::")]
    [InlineData("aten::convolutoin", "", "aten::convolution")]
    [InlineData("aten::add", "Tenosr", "it has \"")]
    public void Given_a_name_that_is_not_there_when_called_then_those_near_it_are_listed(string name, string overload, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => Aten.Call(name, overload, ones(1))).Message, StringComparison.Ordinal);

    [Fact]
    public void Given_arguments_that_do_not_fit_when_called_then_the_error_names_the_argument_and_what_it_takes()
    {
        var x = ones(2, 2);
        void Refused(string expected, string name, string overload, params object?[] arguments) =>
            Assert.Contains(expected, Assert.Throws<ArgumentException>(() => Aten.Call(name, overload, arguments)).Message, StringComparison.Ordinal);

        Refused("'other' takes Tensor, and was given Int32 3", "aten::add", "Tensor", x, 3);
        Refused("'alpha' takes Scalar, and was given the text \"two\"", "aten::add", "Tensor", x, x, ("alpha", "two"));
        Refused("'self' takes Tensor, and was given null", "aten::relu", "", [null]);
        Refused("aten::add needs 'other' (Tensor)", "aten::add", "Tensor", x);
        Refused("no argument 'beta'", "aten::add", "Tensor", x, x, ("beta", 2));
        Refused("'other' is given twice", "aten::add", "Tensor", x, x, ("other", x));
        Refused("4 arguments are given to", "aten::add", "Tensor", x, x, 1, 2);
        Refused("'dim' takes int[1]?", "aten::sum", "dim_IntList", x, new[] { 0.5 });
        Refused("'keepdim' takes bool", "aten::sum", "dim_IntList", x, new[] { 1 }, 1);
        Refused("'tensors' takes Tensor[]", "aten::cat", "", x, 0);
        Assert.Contains("size of tensor a", Assert.Throws<ExternalException>(() => Aten.Call("aten::add", "Tensor", ones(2), ones(3))).Message, StringComparison.Ordinal);
    }
}
