using System;
using System.Collections.Generic;
using System.Linq;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a custom function hands from its forward to its backward.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> data = [];
            private List<Tensor> saved = [];
            private int savedCount;

            internal AutogradContext()
            {
            }

            /// <summary>Whether backward sees zeros, instead of null, for an output that the loss does not depend on.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            internal IReadOnlyList<Tensor> Dirty { get; private set; } = [];

            internal IReadOnlyList<Tensor> NonDifferentiable { get; private set; } = [];

            /// <summary>The node that runs backward, while it does.</summary>
            internal nint Node { get; set; }

            /// <summary>Keeps inputs or outputs of forward for backward; a change in place meanwhile is an error there. Call it once.</summary>
            public void save_for_backward(List<Tensor> tensors) => saved = tensors;

            /// <summary>In backward: the tensors given to <see cref="save_for_backward"/>.</summary>
            public List<Tensor> get_saved_variables() => Enumerable.Range(0, savedCount).Select(k =>
            {
                Shim.Check(Shim.tb_function_saved(Node, k, out var tensor), nameof(get_saved_variables));
                return Tensor.Adopt(tensor);
            }).ToList();

            /// <summary>Names the inputs that forward changed in place and returns.</summary>
            public void mark_dirty(List<Tensor> tensors) => Dirty = tensors;

            /// <summary>Names the outputs that have no gradient, such as indices.</summary>
            public void mark_non_differentiable(List<Tensor> tensors) => NonDifferentiable = tensors;

            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            /// <summary>Keeps anything that is no tensor.</summary>
            public void save_data(string key, object value) => data[key] = value;

            /// <summary>What <see cref="save_data"/> kept.</summary>
            /// <exception cref="KeyNotFoundException">Nothing was kept under this key.</exception>
            public object get_data(string key) => data[key];

            /// <summary>Hands the saved tensors to the node, which watches whether they change.</summary>
            internal void SaveTo(nint function, IReadOnlyList<Tensor> raw, IReadOnlyList<Tensor> results)
            {
                foreach (var tensor in saved)
                {
                    var index = raw.ToList().FindIndex(r => ReferenceEquals(r, tensor));
                    var kept = index < 0 ? tensor : results[index];
                    Shim.Check(Shim.tb_function_save(function, kept?.Handle ?? 0, index < 0 ? 0 : 1), nameof(save_for_backward));
                }

                savedCount = saved.Count;
                saved = [];
                Dirty = NonDifferentiable = [];
            }

            protected virtual void Dispose(bool disposing)
            {
                data.Clear();
                saved = [];
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }
        }
    }
}
