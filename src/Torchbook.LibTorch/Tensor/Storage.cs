using System;
using System.Collections.Generic;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The memory behind a tensor, whatever part of it the tensor is a view of. CPU only.</summary>
    public abstract class Storage
    {
        protected Tensor _tensor;
        protected nint _tensor_data_ptr;

        protected Storage() { }

        protected Storage(Tensor tensor) => _tensor = tensor;

        protected Storage(Tensor tensor, nint data_ptr) : this(tensor) => _tensor_data_ptr = data_ptr;

        public abstract int element_size();

        /// <summary>The address of the first byte.</summary>
        public unsafe nint data_ptr()
        {
            if (_tensor is null && _tensor_data_ptr != 0) return _tensor_data_ptr;
            Shim.Check(Shim.tb_tensor_storage(Held.Handle, out var data, out _), "storage");
            return (nint)data;
        }

        /// <summary>Bytes in all.</summary>
        public unsafe ulong nbytes()
        {
            Shim.Check(Shim.tb_tensor_storage(Held.Handle, out _, out var bytes), "storage");
            return (ulong)bytes;
        }

        public Storage<bool> @bool() => Held.to(ScalarType.Bool).storage<bool>();

        public Storage<byte> @byte() => Held.to(ScalarType.Byte).storage<byte>();

        /// <exception cref="NotSupportedException">Always: as in TorchSharp, no element type is a C# char.</exception>
        public Storage<char> @char() => Held.to(ScalarType.Int8).storage<char>();

        public Storage<int> @int() => Held.to(ScalarType.Int32).storage<int>();

        public Storage<long> @long() => Held.to(ScalarType.Int64).storage<long>();

        public Storage<float> @float() => Held.to(ScalarType.Float32).storage<float>();

        public Storage<double> @double() => Held.to(ScalarType.Float64).storage<double>();

        public Storage<(float, float)> complex_float() => Held.to(ScalarType.ComplexFloat32).storage<(float, float)>();

        public Storage<System.Numerics.Complex> complex_double() => Held.to(ScalarType.ComplexFloat64).storage<System.Numerics.Complex>();

        /// <summary>The tensor that keeps the memory alive.</summary>
        /// <exception cref="InvalidOperationException">The storage stands for a single value, or was disposed.</exception>
        private protected Tensor Held => _tensor ?? throw new InvalidOperationException("Invalid use of a scalar Storage instance, or of a disposed one.");

        /// <summary>A vector of the elements.</summary>
        protected static Tensor CreateTypedTensor<T>(ScalarType dtype, IList<T> rawArray)
        {
            var array = new T[rawArray.Count];
            rawArray.CopyTo(array, 0);
            return from_array(array, dtype);
        }
    }

    public partial class Tensor
    {
        /// <summary>The memory behind this tensor; behind a converted copy where <typeparamref name="T"/> is not its element type.</summary>
        /// <exception cref="NotSupportedException">No element type is <typeparamref name="T"/>.</exception>
        public Storage<T> storage<T>() where T : struct => new(to(ElementType(typeof(T))));
    }
}
