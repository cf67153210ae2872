using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One part of an index: a number, a range, a mask or index tensor, a new axis, or "all that is left".</summary>
    public struct TensorIndex
    {
        internal enum Kind
        {
            Null,
            None,
            Bool,
            Single,
            Slice,
            Ellipsis,
            Tensor,
        }

        internal Kind kind;
        internal long? start;
        internal long? stop;
        internal long? step;
        internal torch.Tensor tensor;

        /// <summary>Everything along one dimension, <c>:</c>.</summary>
        public static TensorIndex Colon = Slice();

        /// <summary>Everything along the dimensions that are not named, <c>…</c>.</summary>
        public static TensorIndex Ellipsis = new() { kind = Kind.Ellipsis };

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex None = new() { kind = Kind.None };

        /// <inheritdoc cref="None"/>
        public static TensorIndex Null = new() { kind = Kind.Null };

        /// <summary>From start, up to but without stop; null leaves an end open, negative counts from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { kind = Kind.Slice, start = start, stop = stop, step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) => Slice(FromEnd(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : FromEnd(range.End));

        public static TensorIndex Bool(bool value) => new() { kind = Kind.Bool, start = value ? 1 : 0 };

        public static TensorIndex Single(long? index) => new() { kind = Kind.Single, start = index };

        /// <summary>A mask (Bool) or positions (Int64).</summary>
        public static TensorIndex Tensor(torch.Tensor tensor) => new() { kind = Kind.Tensor, tensor = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(FromEnd(index));

        /// <summary>An index tensor or mask itself, a number or bool as a tensor without dimensions.</summary>
        /// <exception cref="InvalidOperationException">A range, a new axis or an ellipsis.</exception>
        public static implicit operator torch.Tensor(TensorIndex value) => value.kind switch
        {
            Kind.Tensor => value.tensor,
            Kind.Single when value.start is long position => torch.tensor(position),
            Kind.Bool => torch.tensor(value.start != 0),
            _ => throw new InvalidOperationException($"An index of kind {value.kind} is no tensor."),
        };

        private static long FromEnd(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
