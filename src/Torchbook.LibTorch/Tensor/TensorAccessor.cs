using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp.Utils;

/// <summary>A tensor's elements in row-major order, whatever its strides.</summary>
public sealed class TensorAccessor<T> : IEnumerable<T>, IDisposable where T : struct
{
    private readonly torch.Tensor tensor;
    private readonly long[] shape;
    private readonly long[] strides;
    private readonly bool contiguous;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (!tensor.is_cpu()) throw new InvalidOperationException($"Reading elements needs a CPU tensor, this one is on {tensor.device}: call cpu() first.");
        this.tensor = tensor;
        shape = tensor.shape;
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    /// <summary>The element at one index a dimension; negative counts from the end. A single index into more dimensions counts in row-major order.</summary>
    /// <exception cref="IndexOutOfRangeException">The index lies outside the tensor.</exception>
    public unsafe T this[params long[] indices]
    {
        get => ((T*)tensor.DataPointer())[Offset(indices)];
        set => ((T*)tensor.DataPointer())[Offset(indices)] = value;
    }

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result);
        return result;
    }

    /// <summary>The elements as an array of the tensor's shape.</summary>
    public Array ToNDArray()
    {
        var result = Array.CreateInstance(typeof(T), shape.Length == 0 ? [1] : shape);
        var flat = ToArray();
        System.Buffer.BlockCopy(flat, 0, result, 0, System.Buffer.ByteLength(flat));
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public unsafe void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var data = (T*)tensor.DataPointer();
        var count = checked((int)(Count - tensorIndex));
        var target = array.Slice(arrayIndex, Math.Min(count, array.Length - arrayIndex));
        if (contiguous) new ReadOnlySpan<T>(data + tensorIndex, target.Length).CopyTo(target);
        else for (var k = 0; k < target.Length; k++) target[k] = data[RowMajor(tensorIndex + k)];
        GC.KeepAlive(tensor);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    public unsafe void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var data = (T*)tensor.DataPointer();
        var source = array[arrayIndex..];
        var count = (int)Math.Min(source.Length, Count - tensorIndex);
        if (contiguous) source[..count].CopyTo(new Span<T>(data + tensorIndex, count));
        else for (var k = 0; k < count; k++) data[RowMajor(tensorIndex + k)] = source[k];
        GC.KeepAlive(tensor);
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => Equals(left, right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !Equals(left, right);

    public override bool Equals(object obj) => obj is TensorAccessor<T> other && shape.SequenceEqual(other.shape) && ToArray().AsSpan().SequenceEqual(other.ToArray());

    public override int GetHashCode() => tensor.GetHashCode();

    public void Dispose() { }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && shape.Length != 1) return RowMajor(indices[0]);
        if (indices.Length != shape.Length) throw new ArgumentException($"{indices.Length} indices for a tensor of {shape.Length} dimensions.");
        var offset = 0L;
        for (var k = 0; k < indices.Length; k++)
        {
            var index = indices[k] < 0 ? indices[k] + shape[k] : indices[k];
            if (index < 0 || index >= shape[k]) throw new IndexOutOfRangeException($"Index {indices[k]} is outside dimension {k} of size {shape[k]}.");
            offset += index * strides[k];
        }
        return offset;
    }

    private long RowMajor(long index)
    {
        if (index < 0 || index >= Count) throw new IndexOutOfRangeException($"Element {index} of {Count}.");
        if (contiguous) return index;
        var offset = 0L;
        for (var k = shape.Length - 1; k >= 0; k--)
        {
            offset += index % shape[k] * strides[k];
            index /= shape[k];
        }
        return offset;
    }
}
