using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Sequences of several lengths in one tensor: padded, or packed so that no step is computed for padding.</summary>
            public static partial class rnn
            {
                private static readonly Operator Pack = new("aten::_pack_padded_sequence", "", "input,lengths,batch_first");
                private static readonly Operator Unpack = new("aten::_pad_packed_sequence", "", "data,batch_sizes,batch_first,padding_value,total_length");
                private static readonly Operator Pad = new("aten::pad_sequence", "", "sequences,batch_first,padding_value");

                /// <summary>Packs padded sequences [T, N, *], or [N, T, *] when batch first.</summary>
                /// <param name="lengths">int64 [N], on the CPU.</param>
                /// <param name="enforce_sorted">Whether the lengths must not increase; otherwise the sequences are sorted here.</param>
                public static unsafe PackedSequence pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true)
                {
                    using var scope = NewDisposeScope();
                    var (sortedLengths, order) = (lengths, (Tensor)null);
                    if (!enforce_sorted)
                    {
                        (sortedLengths, order) = lengths.sort(descending: true);
                        order = order.to(input.device);
                        input = input.index_select(batch_first ? 0 : 1, order);
                    }

                    var a = stackalloc[] { NativeValue.From(input), NativeValue.From(sortedLengths), NativeValue.From(batch_first) };
                    var (data, batchSizes) = Pack.CallTuple2(a);
                    GC.KeepAlive(input);
                    GC.KeepAlive(lengths);
                    return new PackedSequence(data, batchSizes, order, order?.argsort()).MoveToOuterDisposeScope();
                }

                /// <summary>The sequences [T, N, *], or [N, T, *] when batch first, and their lengths, int64 [N].</summary>
                /// <param name="total_length">T, if more than the longest sequence.</param>
                /// <exception cref="ArgumentException">The longest sequence is longer than <paramref name="total_length"/>.</exception>
                public static unsafe (Tensor, Tensor) pad_packed_sequence(PackedSequence sequence, bool batch_first = false, double padding_value = 0, long? total_length = null)
                {
                    var longest = sequence.batch_sizes.size(0);
                    if (total_length < longest)
                    {
                        throw new ArgumentException($"total_length is {total_length}, but the longest sequence has {longest} steps.", nameof(total_length));
                    }

                    using var scope = NewDisposeScope();
                    var a = stackalloc[]
                    {
                        NativeValue.From(sequence.data), NativeValue.From(sequence.batch_sizes), NativeValue.From(batch_first), NativeValue.From(padding_value),
                        NativeValue.From(total_length ?? longest),
                    };
                    var (padded, lengths) = Unpack.CallTuple2(a);
                    GC.KeepAlive(sequence);
                    if (sequence.unsorted_indices is { } order)
                    {
                        padded = padded.index_select(batch_first ? 0 : 1, order);
                        using var host = order.cpu();
                        lengths = lengths.index_select(0, host);
                    }

                    return (padded.MoveToOuterDisposeScope(), lengths.MoveToOuterDisposeScope());
                }

                /// <summary>Sequences [Tᵢ, *] one beside the other, [T, N, *] or [N, T, *] when batch first.</summary>
                public static unsafe Tensor pad_sequence(IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0)
                {
                    Tensor[] list = [.. sequences];
                    var handles = NativeValue.Handles(list.AsSpan());
                    fixed (nint* pointer = handles)
                    {
                        var a = stackalloc[] { NativeValue.List(pointer, handles.Length), NativeValue.From(batch_first), NativeValue.From(padding_value) };
                        var result = Pad.CallTensor(a);
                        GC.KeepAlive(list);
                        return result;
                    }
                }

                /// <summary>Packs sequences [Tᵢ, *].</summary>
                /// <param name="enforce_sorted">Whether the lengths must not increase; otherwise the sequences are sorted here.</param>
                public static PackedSequence pack_sequence(IEnumerable<Tensor> sequences, bool enforce_sorted = true)
                {
                    Tensor[] list = [.. sequences];
                    using var lengths = tensor(Array.ConvertAll(list, sequence => sequence.size(0)));
                    using var padded = pad_sequence(list);
                    return pack_padded_sequence(padded, lengths, enforce_sorted: enforce_sorted);
                }
            }
        }
    }
}
