using System;
using System.Collections.Generic;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Gradients of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, without touching <c>grad</c>.</summary>
        /// <returns>One gradient for each input; null for one that was not used, if <paramref name="allow_unused"/>.</returns>
        public static unsafe IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor> grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            var found = new nint[inputs.Count];
            fixed (nint* o = NativeValue.Handles(outputs), i = NativeValue.Handles(inputs), g = NativeValue.Handles(grad_outputs), r = found)
                Shim.Check(Shim.tb_autograd_grad(o, outputs.Count, i, inputs.Count, g, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, r), "grad");
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return Array.ConvertAll(found, Tensor.Adopt);
        }

        /// <summary>Adds the gradients of <paramref name="tensors"/> to the leaves they were computed from, or to <paramref name="inputs"/> alone.</summary>
        public static unsafe void backward(IList<Tensor> tensors, IList<Tensor> grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor> inputs = null)
        {
            fixed (nint* t = NativeValue.Handles(tensors), g = NativeValue.Handles(grad_tensors), i = NativeValue.Handles(inputs))
                Shim.Check(Shim.tb_backward(t, tensors.Count, g, retain_graph is null ? -1 : retain_graph.Value ? 1 : 0, create_graph ? 1 : 0, i, inputs?.Count ?? 0), "backward");
            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        /// <inheritdoc cref="backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        public static void backward(Tensor tensor, IList<Tensor> grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor> inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <inheritdoc cref="backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor> inputs = null) =>
            backward([tensor], grad_tensor is null ? null : [grad_tensor], retain_graph, create_graph, inputs);
    }
}
