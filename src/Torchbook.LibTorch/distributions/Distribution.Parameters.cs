using System.Reflection;
namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        // How distributions take, check, own and expand their parameters.
        public abstract partial class Distribution
        {
            private readonly List<IDisposable> _owned = [];

            /// <summary>A handle of this distribution's own on a parameter, disposed with it.</summary>
            internal Tensor Own(Tensor tensor)
            {
                var own = tensor.alias();
                own.DetachFromDisposeScope();
                _owned.Add(own);
                return own;
            }

            /// <summary>Disposes a distribution this one is made of together with it.</summary>
            internal T Own<T>(T part)
                where T : Distribution
            {
                _owned.Add(part);
                return part;
            }

            /// <summary>Parameters of the same shape, which becomes the batch shape.</summary>
            internal (Tensor, Tensor) Broadcast(Tensor a, Tensor b)
            {
                using var scope = NewDisposeScope();
                var both = broadcast_tensors(a, b);
                batch_shape = new Size(both[0].shape);
                return (Own(both[0]), Own(both[1]));
            }

            /// <exception cref="ArgumentException">A parameter lies outside its domain.</exception>
            internal Tensor Check(Tensor value, string name, constraints.Constraint domain)
            {
                ArgumentNullException.ThrowIfNull(value, name);
                using var scope = NewDisposeScope();
                var valid = domain.check(value);
                if (!valid.all().item<bool>())
                {
                    throw new ArgumentException($"{name} of {GetType().Name} must be {domain.Meaning}; {(~valid).sum().item<long>()} of {valid.numel()} values are not.", name);
                }

                return value;
            }

            /// <summary>The expanded distribution, or <paramref name="instance"/> with its state.</summary>
            internal Distribution Into<T>(Distribution? instance, Func<T> expand)
                where T : Distribution
            {
                using var scope = NewDisposeScope();
                var expanded = expand();
                if (instance is null)
                {
                    return expanded;
                }

                if (instance is not T)
                {
                    expanded.Dispose();
                    throw new ArgumentException($"expand(): 'instance' must be a {typeof(T).Name} distribution", nameof(instance));
                }

                for (var type = typeof(T); type != typeof(object); type = type.BaseType!)
                {
                    foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    {
                        field.SetValue(instance, field.GetValue(expanded));
                    }
                }

                return instance;
            }

            internal NotImplementedException Lacks(string member) => new($"{GetType().Name} has no closed form of {member}.");
        }
    }
}
