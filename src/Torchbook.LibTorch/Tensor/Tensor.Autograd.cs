using System;
using System.Collections.Generic;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether operations on this tensor are recorded for <see cref="backward()"/>.</summary>
        public bool requires_grad
        {
            get => Shim.tb_requires_grad(Handle) != 0;
            set => Shim.Check(Shim.tb_set_requires_grad(Handle, value ? 1 : 0), nameof(requires_grad));
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>True for tensors that no recorded operation produced.</summary>
        public bool is_leaf => Shim.tb_is_leaf(Handle) != 0;

        /// <summary>Keeps the gradient of a tensor that is not a leaf.</summary>
        public void retain_grad() => Shim.Check(Shim.tb_retain_grad(Handle), nameof(retain_grad));

        /// <summary>The gradient accumulated by <see cref="backward()"/>, or null.</summary>
        public Tensor grad
        {
            get
            {
                Shim.Check(Shim.tb_grad(Handle, out var result), nameof(grad));
                return Adopt(result);
            }
            set
            {
                Shim.Check(Shim.tb_set_grad(Handle, value is null ? 0 : value.Handle), nameof(grad));
                GC.KeepAlive(value);
            }
        }

        /// <summary>Adds the gradient of this scalar to every leaf it was computed from.</summary>
        public unsafe void backward()
        {
            var root = Handle;
            Shim.Check(Shim.tb_backward(&root, 1, null, -1, 0, null, 0), nameof(backward));
            GC.KeepAlive(this);
        }

        public void backward(IList<Tensor> grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor> inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph || create_graph, create_graph, inputs);
    }
}
