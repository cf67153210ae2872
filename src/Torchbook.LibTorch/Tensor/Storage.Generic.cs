using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The memory behind a tensor, element by element, in the order in which it lies.</summary>
    public sealed class Storage<T> : Storage, IDisposable, IEnumerable<T> where T : struct
    {
        private readonly T scalar;

        internal Storage(Tensor tensor) : base(tensor) { }

        private Storage(T value) => scalar = value;

        /// <summary>A single value, to be written to a range.</summary>
        public static implicit operator Storage<T>(T value) => new(value);

        public int Count => checked((int)(nbytes() / (ulong)element_size()));

        public bool IsReadOnly => false;

        public Device device => Held.device;

        /// <exception cref="IndexOutOfRangeException">The index lies outside the storage.</exception>
        public T this[int index]
        {
            get => Elements[index];
            set => Elements[index] = value;
        }

        /// <summary>A copy of a range; set, every element of it gets one value.</summary>
        public Storage<T> this[(int? start, int? end) range]
        {
            get => this[(range.start ?? 0)..(range.end ?? Count)];
            set => this[(range.start ?? 0)..(range.end ?? Count)] = value;
        }

        /// <inheritdoc cref="this[ValueTuple{int?, int?}]"/>
        /// <exception cref="InvalidOperationException">Set to a storage that is not a single value.</exception>
        public Storage<T> this[Range range]
        {
            get => new(CreateTypedTensor(Held.dtype, Elements[range].ToArray()));
            set => Elements[range].Fill(value._tensor is null ? value.scalar : throw new InvalidOperationException("Only a single value can be written to a range."));
        }

        public override int element_size() => Unsafe.SizeOf<T>();

        public Storage<T> cpu() => Held.cpu().storage<T>();

        public Storage<T> cuda(Device device = null) => Held.cuda(device).storage<T>();

        public T[] ToArray() => Elements.ToArray();

        public IList<T> tolist() => ToArray();

        public bool Contains(T item) => IndexOf(item) >= 0;

        /// <summary>The first position of <paramref name="item"/>, or −1.</summary>
        public int IndexOf(T item) => Array.IndexOf(ToArray(), item);

        /// <summary>Writes as many elements as fit to <paramref name="array"/>, from <paramref name="arrayIndex"/> on.</summary>
        public void CopyTo(IList<T> array, int arrayIndex)
        {
            var source = Elements;
            for (var k = 0; k < Math.Min(source.Length, array.Count - arrayIndex); k++) array[arrayIndex + k] = source[k];
        }

        /// <summary>Reads as many elements as there are from <paramref name="array"/>, from <paramref name="arrayIndex"/> on.</summary>
        public void CopyFrom(IList<T> array, int arrayIndex)
        {
            var target = Elements;
            for (var k = 0; k < Math.Min(target.Length, array.Count - arrayIndex); k++) target[k] = array[arrayIndex + k];
        }

        public void copy_(IList<T> array) => CopyFrom(array, 0);

        public void fill_(T value) => Elements.Fill(value);

        public IEnumerator<T> GetEnumerator() => ToArray().AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void Dispose()
        {
            _tensor_data_ptr = 0;
            _tensor = null;
        }

        private unsafe Span<T> Elements
        {
            get
            {
                RequireHost(Held);
                return new Span<T>((void*)data_ptr(), Count);
            }
        }

        private static void RequireHost(Tensor tensor)
        {
            if (!tensor.is_cpu()) throw new InvalidOperationException($"Reading elements needs a CPU tensor, this one is on {tensor.device}: call cpu() first.");
        }
    }
}
