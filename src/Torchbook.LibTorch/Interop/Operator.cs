using System;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>
/// One ATen operator with the arguments a caller passes, by schema name. Resolved against the running libtorch at first use, so that
/// a newer libtorch may order its arguments differently and an older one fails only for what it lacks.
/// </summary>
/// <param name="name">Qualified, such as <c>aten::add</c>.</param>
/// <param name="overload">Such as <c>Tensor</c>, or empty.</param>
/// <param name="arguments">Schema names separated by commas, in the order in which calls pass the values.</param>
internal sealed unsafe class Operator(string name, string overload, string arguments)
{
    private nint handle;

    private nint Handle => handle != 0 ? handle : Bind();

    private string Label => name.StartsWith("aten::", StringComparison.Ordinal) ? name[6..] : name;

    /// <summary>Finds the operator now instead of at its first call.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The running libtorch lacks the operator or an argument.</exception>
    public void Resolve() => _ = Handle;

    /// <summary>Calls an operator that returns one tensor; null where it returns none.</summary>
    public torch.Tensor CallTensor(NativeValue* a)
    {
        NativeValue result;
        Call(a, &result, 1);
        return torch.Tensor.Adopt(result);
    }

    /// <summary>Calls an operator that changes its first argument; the alias it returns is dropped.</summary>
    public void CallInPlace(NativeValue* a)
    {
        NativeValue result;
        if (Call(a, &result, 1) > 0 && result.Tag == NativeTag.Tensor) Shim.tb_tensor_free((nint)result.Pointer);
    }

    /// <summary>Calls an operator that returns nothing, such as the foreach family.</summary>
    public void CallVoid(NativeValue* a) => Call(a, null, 0);

    public bool CallBool(NativeValue* a)
    {
        NativeValue result;
        Call(a, &result, 1);
        return result.Integer != 0;
    }

    public long CallLong(NativeValue* a)
    {
        NativeValue result;
        Call(a, &result, 1);
        return result.Integer;
    }

    public double CallDouble(NativeValue* a)
    {
        NativeValue result;
        Call(a, &result, 1);
        return result.Double;
    }

    public NativeValue CallValue(NativeValue* a)
    {
        NativeValue result;
        Call(a, &result, 1);
        return result;
    }

    public (torch.Tensor, torch.Tensor) CallTuple2(NativeValue* a)
    {
        var results = stackalloc NativeValue[2];
        Call(a, results, 2);
        return (torch.Tensor.Adopt(results[0]), torch.Tensor.Adopt(results[1]));
    }

    public (torch.Tensor, torch.Tensor, torch.Tensor) CallTuple3(NativeValue* a)
    {
        var results = stackalloc NativeValue[3];
        Call(a, results, 3);
        return (torch.Tensor.Adopt(results[0]), torch.Tensor.Adopt(results[1]), torch.Tensor.Adopt(results[2]));
    }

    public (torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor) CallTuple4(NativeValue* a)
    {
        var results = stackalloc NativeValue[4];
        Call(a, results, 4);
        return (torch.Tensor.Adopt(results[0]), torch.Tensor.Adopt(results[1]), torch.Tensor.Adopt(results[2]), torch.Tensor.Adopt(results[3]));
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    public torch.Tensor[] CallTensors(NativeValue* a)
    {
        NativeValue result;
        Call(a, &result, 1);
        var elements = (NativeValue*)result.Pointer;
        var tensors = new torch.Tensor[result.Count];
        for (var k = 0; k < tensors.Length; k++) tensors[k] = torch.Tensor.Adopt(elements[k]);
        Shim.tb_free(elements);
        return tensors;
    }

    /// <summary>Calls an operator and leaves it to the caller what its results are.</summary>
    /// <returns>How many there are.</returns>
    public int CallAll(NativeValue* a, NativeValue* results, int capacity) => Call(a, results, capacity);

    /// <summary>Calls an operator that returns <paramref name="count"/> tensors.</summary>
    public torch.Tensor[] CallTensors(NativeValue* a, int count)
    {
        var results = stackalloc NativeValue[count];
        Call(a, results, count);
        var tensors = new torch.Tensor[count];
        for (var k = 0; k < count; k++) tensors[k] = torch.Tensor.Adopt(results[k]);
        return tensors;
    }

    private int Call(NativeValue* arguments, NativeValue* results, int capacity)
    {
        int count;
        if (Shim.tb_operator_call(Handle, arguments, results, capacity, &count) != 0) Shim.Check(1, Label);
        return count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint Bind()
    {
        Shim.Check(Shim.tb_operator_bind(name, overload, arguments, out var bound));
        return handle = bound;
    }
}
