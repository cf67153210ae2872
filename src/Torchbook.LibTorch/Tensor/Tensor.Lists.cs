using System;
using System.Collections;
using System.IO;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements as nested <see cref="ArrayList"/>s of <see cref="Scalar"/>; of a tensor without dimensions, its <see cref="Scalar"/>.</summary>
        public object tolist()
        {
            if (ndim == 0) return ToScalar();
            var list = new ArrayList();
            for (var k = 0L; k < size(0); k++)
            {
                using var part = this[k];
                list.Add(part.tolist());
            }

            return list;
        }

        /// <summary>The positions of elements that are not zero: one tensor [elements, 1] for each dimension.</summary>
        public System.Collections.Generic.IList<Tensor> nonzero_as_list()
        {
            using var positions = nonzero();
            return positions.chunk(positions.size(1), 1);
        }

        /// <summary>Writes the elements' bytes in row-major order. CPU only.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            for (var left = ByteRange(bufferSize); left.Length > 0; left = left.Next(bufferSize)) stream.Write(left.Span(bufferSize));
            GC.KeepAlive(this);
        }

        /// <summary>Reads the elements' bytes in row-major order. CPU only.</summary>
        /// <exception cref="EndOfStreamException">The stream ends before the tensor is full.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            for (var left = ByteRange(bufferSize); left.Length > 0; left = left.Next(bufferSize)) stream.ReadExactly(left.Span(bufferSize));
            GC.KeepAlive(this);
        }

        /// <summary>Writes the tensor in libtorch's archive format, which <c>torch.jit.load</c> reads in Python.</summary>
        public void save(string location)
        {
            Shim.Check(Shim.tb_tensor_save(Handle, location), nameof(save));
            GC.KeepAlive(this);
        }

        /// <summary>Reads what <see cref="save"/> wrote.</summary>
        public static Tensor load(string location)
        {
            Shim.Check(Shim.tb_tensor_load(location, out var tensor), nameof(load));
            return Adopt(tensor);
        }

        private unsafe Bytes ByteRange(int bufferSize)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
            if (!is_contiguous()) throw new NotSupportedException("The bytes of a tensor that is not contiguous are not in order: call contiguous() first.");
            return new Bytes((nint)DataPointer(), NumberOfElements * ElementSize);
        }

        // Memory that may be longer than a span.
        private readonly record struct Bytes(nint Start, long Length)
        {
            public unsafe Span<byte> Span(int most) => new((void*)Start, (int)Math.Min(Length, most));

            public Bytes Next(int done) => new(Start + done, Length - done);
        }
    }

    /// <inheritdoc cref="Tensor.save"/>
    public static void save(Tensor t, string location) => t.save(location);

    /// <inheritdoc cref="Tensor.load"/>
    public static Tensor load(string location) => Tensor.load(location);
}
