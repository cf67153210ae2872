using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchScript: programs that were traced or scripted, in Python or here, and carry their own code.</summary>
    public static partial class jit
    {
        /// <summary>Compiles functions in TorchScript's syntax, a part of Python's.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The script is not valid.</exception>
        public static CompilationUnit compile(string script)
        {
            Shim.Check(Shim.tb_jit_compile(script + "\n", out var unit), "compile");
            return new(unit);
        }

        /// <summary>Writes a module that Python's and this <c>torch.jit.load</c> read.</summary>
        public static void save(ScriptModule module, string filename)
        {
            module.ThrowIfDisposed();
            Shim.Check(Shim.tb_jit_save(module.Script, filename), "save");
            GC.KeepAlive(module);
        }

        /// <summary>Writes a module into an array.</summary>
        /// <exception cref="ArgumentException">The array is too small; the message says how many bytes it takes.</exception>
        public static unsafe void save(ScriptModule module, byte[] bytes)
        {
            module.ThrowIfDisposed();
            Shim.Check(Shim.tb_jit_save_bytes(module.Script, out var saved, out var size), "save");
            GC.KeepAlive(module);
            try
            {
                if (size > bytes.LongLength)
                {
                    throw new ArgumentException($"The module takes {size:N0} bytes, and the array has {bytes.LongLength:N0}.", nameof(bytes));
                }

                new ReadOnlySpan<byte>(saved, (int)size).CopyTo(bytes);
            }
            finally
            {
                Shim.tb_free(saved);
            }
        }
    }
}
