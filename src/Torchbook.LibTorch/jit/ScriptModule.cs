using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A module whose forward pass is TorchScript. Its parameters, buffers and submodules are registered as any module's:
        /// they can be trained, moved and saved.</summary>
        public class ScriptModule : nn.Module
        {
            private readonly ScriptHandle handle;

            internal ScriptModule(nint handle)
                : base("ScriptModule")
            {
                this.handle = ScriptHandle.Module(handle);
                foreach (var (part, tensor) in ScriptParts.Parameters(handle))
                {
                    register_parameter(part, Modules.Parameter.Of(tensor));
                }

                foreach (var (part, tensor) in ScriptParts.Buffers(handle))
                {
                    register_buffer(part, tensor);
                }

                foreach (var (part, child) in ScriptParts.Children(handle))
                {
                    register_module(part, new ScriptModule(child));
                }
            }

            /// <summary>The module in libtorch.</summary>
            internal nint Script => handle.DangerousGetHandle();

            public new bool training => Shim.tb_jit_is_training(Script) != 0;

            public override void train(bool on = true) => Shim.Check(Shim.tb_jit_train(Script, on ? 1 : 0), "train");

            public override void eval() => train(false);

            /// <summary>How many inputs forward takes.</summary>
            public int GetNumberOfInputs() => Arity().Inputs;

            /// <summary>How many values forward returns; a tuple is one.</summary>
            public int GetNumberOfOutputs() => Arity().Outputs;

            /// <summary>The module's tensors that are not trained as parameters are, and those that are, by dotted name.</summary>
            public (string name, Tensor buffer)[] named_attributes(bool recurse = true) => [.. ScriptParts.Attributes(Script, recurse)];

            /// <summary>Replaces a tensor of the module.</summary>
            public void set_attribute(string name, Tensor buffer) => Shim.Check(Shim.tb_jit_set_attribute(Script, name, buffer.Handle), name);

            /// <summary>Runs forward.</summary>
            /// <inheritdoc cref="invoke(string, object[])"/>
            public object call(params object[] input) => invoke("forward", input);

            /// <inheritdoc cref="call(object[])"/>
            public object forward(params object[] input) => invoke("forward", input);

            /// <summary>Runs a method.</summary>
            /// <param name="name">The method's name.</param>
            /// <param name="objs">Tensors, numbers, booleans, null.</param>
            /// <returns>A tensor, a <see cref="Scalar"/>, null, or a tuple or array of those.</returns>
            /// <exception cref="NotImplementedException">An argument, or what the method returns, is of another kind.</exception>
            public object invoke(string name, params object[] objs)
            {
                ThrowIfDisposed();
                return handle.Invoke(name, objs);
            }

            /// <inheritdoc cref="invoke(string, object[])"/>
            public TResult invoke<TResult>(string name, params object[] inputs) => (TResult)invoke(name, inputs);

            /// <inheritdoc cref="invoke(string, object[])"/>
            public TResult invoke<T, TResult>(string name, params T[] inputs) => (TResult)invoke(name, Array.ConvertAll(inputs, i => (object)i));

            private protected override void DisposeNative() => handle.Dispose();

            private (int Inputs, int Outputs) Arity()
            {
                Shim.Check(Shim.tb_jit_arity(Script, out var inputs, out var outputs));
                return (inputs, outputs);
            }
        }
    }
}
