using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Torchbook.LibTorch;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements, in row-major order, read and written in place. CPU only.</summary>
        /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the tensor's element type.</exception>
        /// <exception cref="InvalidOperationException">The tensor is not on the CPU.</exception>
        public TensorAccessor<T> data<T>() where T : struct
        {
            RequireElementType(typeof(T));
            return new TensorAccessor<T>(this);
        }

        /// <summary>The only element.</summary>
        /// <exception cref="ArgumentException">The tensor has more than one element, or another type.</exception>
        public T item<T>() where T : struct
        {
            if (numel() != 1) throw new ArgumentException($"item() needs a tensor with one element; this one has {numel()}, shape [{string.Join(", ", shape)}].");
            RequireElementType(typeof(T));
            if (is_cpu()) return ReadCpuValue<T>(0);
            using var host = cpu();
            return host.ReadCpuValue<T>(0);
        }

        /// <summary>The element at position <paramref name="i"/> of the storage this tensor starts at.</summary>
        public unsafe T ReadCpuValue<T>(long i) where T : struct
        {
            if (i < 0 || i >= numel()) throw new IndexOutOfRangeException($"Element {i} of {numel()}.");
            var value = Unsafe.ReadUnaligned<T>((byte*)DataPointer() + i * Unsafe.SizeOf<T>());
            GC.KeepAlive(this);
            return value;
        }

        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);

        public float ReadCpuBFloat16(long i) => (float)ReadCpuValue<BFloat16>(i);

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        /// <summary>The bytes of a contiguous CPU tensor, in place.</summary>
        /// <exception cref="NotSupportedException">The tensor is not contiguous.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous()) throw new NotSupportedException("bytes needs a contiguous tensor: call contiguous() first.");
                return new Span<byte>(DataPointer(), checked((int)(numel() * ElementSize)));
            }
            set
            {
                var target = bytes;
                if (value.Length != target.Length) throw new ArgumentException($"{value.Length} bytes for a tensor of {target.Length}.", nameof(value));
                value.CopyTo(target);
            }
        }

        /// <summary>This tensor's only element as a <see cref="Scalar"/>.</summary>
        public Scalar ToScalar() => dtype switch
        {
            ScalarType.Bool => item<bool>(),
            ScalarType.Float32 => item<float>(),
            ScalarType.Float64 => item<double>(),
            ScalarType.Float16 => item<Half>(),
            ScalarType.BFloat16 => item<BFloat16>(),
            ScalarType.ComplexFloat32 => item<(float, float)>(),
            ScalarType.ComplexFloat64 => item<System.Numerics.Complex>(),
            _ => to(ScalarType.Int64).item<long>(),
        };

        internal unsafe void* DataPointer()
        {
            if (!is_cpu()) throw new InvalidOperationException($"Reading elements needs a CPU tensor, this one is on {device}: call cpu() first.");
            Shim.Check(Shim.tb_tensor_data(Handle, out var pointer), "data");
            return pointer;
        }

        private void RequireElementType(Type type)
        {
            if (ElementType(type) != dtype) throw new ArgumentException($"The tensor holds {dtype}, not {type.Name}: ask for that type, or convert with to_type().");
        }
    }
}
