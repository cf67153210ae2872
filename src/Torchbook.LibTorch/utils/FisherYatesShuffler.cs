using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The numbers 0 to size - 1, each once, in an order that a seed fixes. Every enumeration draws the order anew:
/// with a seed it is the same order each time, without one it differs.</summary>
public class FisherYatesShuffler(long size, int? seed = null) : IEnumerable<long>
{
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shuffled()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal long[] Shuffled()
    {
        var order = new long[size];
        for (long i = 0; i < size; i++)
        {
            order[i] = i;
        }

        (seed is { } s ? new Random(s) : new Random()).Shuffle(order);
        return order;
    }
}
