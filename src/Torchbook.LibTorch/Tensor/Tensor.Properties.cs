using System;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Same = new("aten::equal", "", "self,other");

        /// <summary>Number of dimensions.</summary>
        public long Dimensions => Shim.tb_tensor_dim(Handle);

        /// <inheritdoc cref="Dimensions"/>
        public long ndim => Dimensions;

        /// <inheritdoc cref="Dimensions"/>
        public long dim() => Dimensions;

        /// <summary>Number of elements.</summary>
        public long NumberOfElements => Shim.tb_tensor_numel(Handle);

        /// <inheritdoc cref="NumberOfElements"/>
        public long numel() => NumberOfElements;

        /// <summary>Bytes of one element.</summary>
        public long ElementSize => dtype.ElementSize();

        /// <inheritdoc cref="ElementSize"/>
        public long element_size() => ElementSize;

        /// <summary>Size of each dimension.</summary>
        public unsafe long[] shape
        {
            get
            {
                var sizes = new long[Dimensions];
                fixed (long* p = sizes) Shim.tb_tensor_sizes(Handle, p);
                GC.KeepAlive(this);
                return sizes;
            }
        }

        /// <inheritdoc cref="shape"/>
        public long[] size() => shape;

        /// <summary>Size of one dimension; negative counts from the end.</summary>
        public unsafe long size(int dim)
        {
            var count = Shim.tb_tensor_dim(Handle);
            var sizes = stackalloc long[Math.Max(count, 1)];
            Shim.tb_tensor_sizes(Handle, sizes);
            GC.KeepAlive(this);
            return sizes[Wrap(dim, count)];
        }

        /// <summary>Elements to step over in memory for one step along each dimension.</summary>
        public unsafe long[] stride()
        {
            var strides = new long[Dimensions];
            fixed (long* p = strides) Shim.Check(Shim.tb_tensor_strides(Handle, p), "stride");
            GC.KeepAlive(this);
            return strides;
        }

        /// <inheritdoc cref="stride()"/>
        public long stride(int dim) => stride()[Wrap(dim, (int)Dimensions)];

        /// <summary>Elements between the start of the storage and the first element.</summary>
        public long storage_offset() => Shim.tb_tensor_storage_offset(Handle);

        public ScalarType dtype => (ScalarType)Shim.tb_tensor_dtype(Handle);

        public Device device
        {
            get
            {
                var type = Shim.tb_tensor_device(Handle, out var index);
                return new Device((DeviceType)type, index);
            }
        }

        public DeviceType device_type => (DeviceType)Shim.tb_tensor_device(Handle, out _);

        /// <summary>Index of the device, -1 for the CPU.</summary>
        public int device_index
        {
            get
            {
                Shim.tb_tensor_device(Handle, out var index);
                return index;
            }
        }

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_sparse => Shim.tb_tensor_is_sparse(Handle) != 0;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_contiguous() => Shim.tb_tensor_is_contiguous(Handle) != 0;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        /// <summary>A name for people; no operator reads it.</summary>
        public string name { get; set; }

        /// <summary>Two tensors are equal when they have the same shape and elements.</summary>
        public unsafe bool Equals(Tensor target)
        {
            if (target is null) return false;
            var a = stackalloc[] { NativeValue.From(this), NativeValue.From(target) };
            var result = Same.CallBool(a);
            GC.KeepAlive(this);
            GC.KeepAlive(target);
            return result;
        }

        public override bool Equals(object obj) => ReferenceEquals(this, obj) || obj is Tensor other && Equals(other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        private static int Wrap(int dim, int count)
        {
            var wrapped = dim < 0 ? dim + count : dim;
            return (uint)wrapped < (uint)count ? wrapped : throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {count} dimensions.");
        }
    }
}
