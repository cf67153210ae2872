namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>Sequences of several lengths, time step after time step, the longest sequence first.</summary>
                public sealed class PackedSequence : IDisposable
                {
                    /// <summary>All steps of all sequences: [sum of lengths, *].</summary>
                    public readonly Tensor data;

                    /// <summary>How many sequences have a step at each time: int64 [T], on the CPU.</summary>
                    public readonly Tensor batch_sizes;

                    /// <summary>Which sequence stands where; null when none was moved.</summary>
                    public readonly Tensor sorted_indices;

                    /// <summary>Where each sequence stands; null when none was moved.</summary>
                    public readonly Tensor unsorted_indices;

                    internal PackedSequence(Tensor data, Tensor batch_sizes, Tensor sorted_indices, Tensor unsorted_indices) =>
                        (this.data, this.batch_sizes, this.sorted_indices, this.unsorted_indices) = (data, batch_sizes, sorted_indices, unsorted_indices);

                    public void Dispose() => Each(tensor => tensor.Dispose());

                    public PackedSequence MoveToOuterDisposeScope() => Each(tensor => tensor.MoveToOuterDisposeScope());

                    public PackedSequence DetachFromDisposeScope() => Each(tensor => tensor.DetachFromDisposeScope());

                    public PackedSequence MoveToOtherDisposeScope(PackedSequence other) => MoveToOtherDisposeScope(other.data.OwningDisposeScope);

                    public PackedSequence MoveToOtherDisposeScope(DisposeScope other) => Each(tensor => tensor.MoveToOtherDisposeScope(other));

                    /// <summary>The same sequences with other features; the order is copied, so that each can be disposed by itself.</summary>
                    internal PackedSequence With(Tensor features)
                    {
                        Tensor Copy(Tensor tensor) => tensor?.alias().MoveToOuterDisposeScope();
                        return new(features, Copy(batch_sizes), Copy(sorted_indices), Copy(unsorted_indices));
                    }

                    private PackedSequence Each(Action<Tensor> action)
                    {
                        foreach (var tensor in new[] { data, batch_sizes, sorted_indices, unsorted_indices })
                        {
                            if (tensor is not null)
                            {
                                action(tensor);
                            }
                        }

                        return this;
                    }
                }
            }
        }
    }
}
