using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>Compiled TorchScript functions.</summary>
        public class CompilationUnit : IDisposable
        {
            private readonly ScriptHandle handle;

            internal CompilationUnit(nint handle) => this.handle = ScriptHandle.Unit(handle);

            /// <summary>Runs a function.</summary>
            /// <param name="name">The function's name.</param>
            /// <param name="objs">Tensors, numbers, booleans, null.</param>
            /// <returns>A tensor, a <see cref="Scalar"/>, null, or a tuple or array of those.</returns>
            /// <exception cref="NotImplementedException">An argument, or what the function returns, is of another kind.</exception>
            public object invoke(string name, params object[] objs) => handle.Invoke(name, objs);

            /// <inheritdoc cref="invoke(string, object[])"/>
            public TResult invoke<TResult>(string name, params object[] inputs) => (TResult)invoke(name, inputs);

            /// <inheritdoc cref="invoke(string, object[])"/>
            public TResult invoke<T, TResult>(string name, params T[] inputs) => (TResult)invoke(name, Array.ConvertAll(inputs, i => (object)i));

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    handle.Dispose();
                }
            }
        }
    }
}
