namespace Torchbook.Data;

/// <summary>Orders drawn from a seed, the same on every machine and whatever the engine's own generator is at.</summary>
internal static class Permutation
{
    /// <summary>The numbers 0 to <paramref name="count"/> − 1 in the order that the seed gives (Fisher and Yates).</summary>
    public static long[] Of(int count, ulong seed)
    {
        var random = new Xoshiro256(seed, (ulong)count);
        var order = new long[count];
        for (var i = 0; i < count; i++)
        {
            var j = random.NextIndex(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
