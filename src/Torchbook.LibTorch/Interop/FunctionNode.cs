using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>A custom function in libtorch's graph: what the node in native/function.cpp calls, and what it keeps alive.</summary>
internal sealed unsafe class FunctionNode
{
    private readonly string name;
    private readonly torch.autograd.AutogradContext context;
    private readonly int[] tensorPositions;
    private readonly int varCount;
    private readonly Func<torch.autograd.AutogradContext, List<torch.Tensor>, List<torch.Tensor>> backward;

    private FunctionNode(string name, torch.autograd.AutogradContext context, object[] vars, Func<torch.autograd.AutogradContext, List<torch.Tensor>, List<torch.Tensor>> backward)
    {
        (this.name, this.context, this.backward, varCount) = (name, context, backward, vars.Length);
        tensorPositions = [.. Enumerable.Range(0, vars.Length).Where(k => vars[k] is torch.Tensor)];
    }

    /// <summary>Puts a node between the tensors of <paramref name="vars"/> and <paramref name="outputs"/>.</summary>
    /// <returns>The outputs as results of the node.</returns>
    public static List<torch.Tensor> Record(string name, torch.autograd.AutogradContext context, object[] vars, List<torch.Tensor> outputs, Func<torch.autograd.AutogradContext, List<torch.Tensor>, List<torch.Tensor>> backward)
    {
        var node = new FunctionNode(name, context, vars, backward);
        var self = GCHandle.Alloc(node);
        nint function;
        fixed (nint* inputs = NativeValue.Handles(vars.OfType<torch.Tensor>()))
        {
            var status = Shim.tb_function_new(GCHandle.ToIntPtr(self), &Run, &Release, inputs, node.tensorPositions.Length, out function);
            if (status != 0) self.Free();
            Shim.Check(status, name);
        }

        try
        {
            Shim.tb_function_materialize(function, context.MaterializeGrads ? 1 : 0);
            var results = outputs.ConvertAll(output => Result(function, name, output, context));
            context.SaveTo(function, outputs, results);
            return results;
        }
        finally
        {
            Shim.tb_function_done(function);
            GC.KeepAlive(vars);
        }
    }

    private static torch.Tensor Result(nint function, string name, torch.Tensor output, torch.autograd.AutogradContext context)
    {
        if (output is null || context.NonDifferentiable.Any(t => ReferenceEquals(t, output))) return output;
        var dirty = context.Dirty.Any(t => ReferenceEquals(t, output));
        Shim.Check(Shim.tb_function_output(function, output.Handle, dirty ? 1 : 0, out var result), name);
        return torch.Tensor.Adopt(result);
    }

    // No exception may cross into C++: it goes there as text.
    [UnmanagedCallersOnly]
    private static byte* Run(nint context, nint self, nint* gradients, int count, nint results)
    {
        using var scope = torch.NewDisposeScope();
        try
        {
            var list = new List<torch.Tensor>(count);
            for (var k = 0; k < count; k++) list.Add(torch.Tensor.Adopt(gradients[k]));
            ((FunctionNode)GCHandle.FromIntPtr(context).Target).Run(self, list, results);
            return null;
        }
        catch (Exception e)
        {
            return ManagedFailure.Keep(e);
        }
    }

    private void Run(nint self, List<torch.Tensor> gradients, nint results)
    {
        context.Node = self;
        var found = backward(context, gradients);
        if (found.Count != varCount)
        {
            throw new InvalidOperationException($"backward of {name} gave {found.Count} gradients for {varCount} inputs: return one for each argument of forward, null for those that have none.");
        }

        foreach (var (index, position) in tensorPositions.Index())
        {
            if (found[position] is { } gradient) Shim.tb_function_return(results, index, gradient.Handle);
        }
    }

    [UnmanagedCallersOnly]
    private static void Release(nint context) => GCHandle.FromIntPtr(context).Free();
}
