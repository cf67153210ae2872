using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A multi-dimensional array of one type on one device. Owns native memory: dispose it, let a <see cref="DisposeScope"/> dispose it,
    /// or leave it to the garbage collector, which is told how much memory hangs on it.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long totalCount;
        private static long peakCount;

        private nint handle;
        private int ownedKib;

        private protected Tensor(nint handle, int kib)
        {
            this.handle = handle;
            ownedKib = kib;
            NativeMemory.Add(kib);
            var live = Interlocked.Increment(ref totalCount);
            if (live > Volatile.Read(ref peakCount)) peakCount = live;
            DisposeScopeManager.Register(this);
        }

        ~Tensor() => Release();

        /// <summary>Tensors that are alive now, in the whole process.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        /// <summary>The most tensors that were alive at once.</summary>
        public static long PeakCount => Volatile.Read(ref peakCount);

        /// <summary>The scope that will dispose this tensor, or null.</summary>
        internal DisposeScope OwningDisposeScope { get; set; }

        /// <summary>The native tensor.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
        public nint Handle => handle != 0 ? handle : throw Disposed();

        /// <summary>True after <see cref="Dispose()"/>.</summary>
        public bool IsInvalid => handle == 0;

        /// <summary>Takes over the tensor that an operator returned; null for none.</summary>
        internal static unsafe Tensor Adopt(in NativeValue value) =>
            value.Tag == NativeTag.Tensor ? new Tensor((nint)value.Pointer, value.Count) : null;

        /// <summary>Takes over a handle that owns one reference; null for 0.</summary>
        internal static Tensor Adopt(nint handle) => handle == 0 ? null : new Tensor(handle, 0);

        /// <summary>Wraps a handle, taking over its reference.</summary>
        public static Tensor UnsafeCreateTensor(nint handle) => Adopt(handle);

        /// <summary>Gives up ownership: the caller must free the returned handle.</summary>
        public nint DecoupleFromNativeHandle()
        {
            var taken = Handle;
            handle = 0;
            DisposeScopeManager.CountDisposed(this);
            OwningDisposeScope?.MarkAsDisposed(this);
            Forget();
            return taken;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (handle == 0) return;
            // In this order: the scope lets go of the tensor, which must not then count as one outside of all scopes.
            DisposeScopeManager.CountDisposed(this);
            OwningDisposeScope?.MarkAsDisposed(this);
            Release();
        }

        private void Release()
        {
            var taken = Interlocked.Exchange(ref handle, 0);
            if (taken == 0) return;
            Shim.tb_tensor_free(taken);
            Forget();
        }

        private void Forget()
        {
            NativeMemory.Remove(ownedKib);
            ownedKib = 0;
            Interlocked.Decrement(ref totalCount);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static ObjectDisposedException Disposed() =>
            new("Tensor", "This tensor was disposed: its dispose scope ended, or Dispose was called. Keep it with MoveToOuterDisposeScope() or DetachFromDisposeScope().");

        /// <summary>Moves the tensor to the scope around its own, or out of all scopes.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of its scope: it lives until disposed or collected.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <inheritdoc cref="DetachFromDisposeScope"/>
        [Obsolete("This method is obsolete. Use DetachFromDisposeScope instead.")]
        public Tensor DetatchFromDisposeScope() => DetachFromDisposeScope();

        /// <summary>Moves the tensor to <paramref name="other"/>.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            if (OwningDisposeScope is null) other?.Attach(this);
            else OwningDisposeScope.MoveToOther(other, this);
            return this;
        }

        /// <summary>Moves the tensor to the scope that owns <paramref name="other"/>.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);
    }
}
