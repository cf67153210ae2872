using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        public static partial class functional
        {
            /// <summary>Derivatives of every output element with respect to every input element: [output's shape..., input's shape...].</summary>
            public static Tensor jacobian(Func<Tensor, Tensor> function, Tensor inputs) => jacobian(x => new[] { function(x[0]) }, new[] { inputs }).Single();

            /// <inheritdoc cref="jacobian(Func{Tensor[], Tensor[]}, Tensor[])"/>
            public static IEnumerable<Tensor> jacobian(Func<Tensor, Tensor[]> function, Tensor inputs) => jacobian(x => function(x[0]), new[] { inputs });

            /// <inheritdoc cref="jacobian(Func{Tensor[], Tensor[]}, Tensor[])"/>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor> function, params Tensor[] inputs) => jacobian(x => new[] { function(x) }, inputs);

            /// <summary>One Jacobian for every pair of output and input, those of the first output first; zeros where an output does not depend on an input.</summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor[]> function, params Tensor[] inputs)
            {
                using var scope = NewDisposeScope();
                using var recording = enable_grad();
                var variables = inputs.Select(input => input.detach().requires_grad_()).ToArray();
                return function(variables).SelectMany(output => Of(output, variables)).Select(j => j.MoveToOuterDisposeScope()).ToList();
            }

            private static IEnumerable<Tensor> Of(Tensor output, Tensor[] variables)
            {
                var elements = output.reshape(-1);
                var rows = Enumerable.Range(0, checked((int)output.numel())).Select(k => Row(elements[k], variables)).ToArray();
                return variables.Select((variable, v) =>
                {
                    var shape = output.shape.Concat(variable.shape).ToArray();
                    return rows.Length == 0 ? zeros(shape, variable.dtype, variable.device) : stack(rows.Select(row => row[v]).ToArray()).view(shape);
                });
            }

            private static Tensor[] Row(Tensor element, Tensor[] variables)
            {
                if (!element.requires_grad) return Array.ConvertAll(variables, v => zeros_like(v));
                return grad([element], variables, retain_graph: true, allow_unused: true).Select((g, v) => g ?? zeros_like(variables[v])).ToArray();
            }
        }
    }
}
