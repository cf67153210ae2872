using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Base class of what updates parameters from their gradients.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            protected IList<ParamGroup> _parameter_groups = [];

            // What an optimizer without parameter groups of its own kind keeps between steps.
            private protected IDisposable? _owned;

            /// <param name="handle">Of no use here: optimizers are written in C#.</param>
            protected Optimizer(nint handle)
            {
            }

            /// <summary>The groups, each with a learning rate of its own.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>Updates every parameter that has a gradient.</summary>
            /// <param name="closure">Computes the loss and its gradients anew; its result is what the method returns.</param>
            public virtual Tensor? step(Func<Tensor>? closure = null) => throw NotOverridden(nameof(step));

            /// <summary>Forgets all gradients, as PyTorch does since version 2: the next backward pass starts from none.</summary>
            public virtual void zero_grad()
            {
                foreach (var parameter in parameters())
                {
                    parameter.grad = null;
                }
            }

            /// <summary>Adds parameters with options of their own; options left out are the optimizer's.</summary>
            public virtual void add_param_group(ParamGroup param_group) => throw NotOverridden(nameof(add_param_group));

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            ~Optimizer() => Dispose(false);

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _owned?.Dispose();
                }
            }

            private NotImplementedException NotOverridden(string method) => new($"{GetType().Name} does not override {method}.");
        }
    }
}
