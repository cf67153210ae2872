using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Base class of every network and layer: a tree of named parameters, buffers and submodules.
        /// The module owns what is registered with it and disposes it with itself.</summary>
        public partial class Module : IDisposable
        {
            protected string name;
            protected DeviceType _deviceType = DeviceType.CPU;
            protected int _deviceIndex = -1;
            protected OrderedDict<string, Parameter> _internal_params = new();
            protected OrderedDict<string, (Tensor, bool)> _internal_buffers = new();
            protected OrderedDict<string, Module> _internal_submodules = new();
            private bool _componentsRegistered;
            private bool _disposed;

            protected Module(string name) => this.name = name;

            /// <summary>True in training mode (dropout drops, batch norm uses batch statistics). New modules train.</summary>
            public bool training { get; private set; } = true;

            /// <summary>True when somebody may observe, and so keep, what passes through this module.</summary>
            internal virtual bool HasHooks => false;

            public virtual string GetName() => name;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, child) in _internal_submodules.Entries)
                {
                    child.train(train);
                }
            }

            public virtual void eval() => train(false);

            /// <summary>Calls <paramref name="fn"/> on every descendant, children before parents, and last on this module.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, child) in _internal_submodules.Entries)
                {
                    child.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <summary>Forgets the gradients, or fills them with zeros.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }

                    using var gradient = parameter.grad;
                    gradient?.detach_().zero_();
                }
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (_disposed || !disposing)
                {
                    return;
                }

                _disposed = true;
                foreach (var (_, parameter) in _internal_params.Entries)
                {
                    parameter.Dispose();
                }

                foreach (var (_, (buffer, _)) in _internal_buffers.Entries)
                {
                    buffer.Dispose();
                }

                foreach (var (_, child) in _internal_submodules.Entries)
                {
                    child.Dispose();
                }

                DisposeNative();
            }

            /// <summary>Frees what a module holds in libtorch beside its tensors.</summary>
            private protected virtual void DisposeNative()
            {
            }

            internal void ThrowIfDisposed()
            {
                if (_disposed)
                {
                    throw new ObjectDisposedException(GetName(), $"The module {GetName()} was disposed, and its weights with it. Keep it alive as long as you call it.");
                }
            }

            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (device ?? get_default_device(), dtype ?? get_default_dtype());
        }
    }
}
