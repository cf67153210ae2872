namespace Torchbook.Data;

/// <summary>
/// The xoshiro256** generator of Blackman and Vigna (https://prng.di.unimi.it), seeded by SplitMix64: the same numbers on every machine and
/// in every version of .NET, which <see cref="Random"/> does not promise.
/// </summary>
internal struct Xoshiro256
{
    private ulong a, b, c, d;

    /// <summary>Starts a stream of its own for each pair of seed and index.</summary>
    public Xoshiro256(ulong seed, ulong index)
    {
        var state = seed;
        state = SplitMix64(ref state) + index;
        a = SplitMix64(ref state);
        b = SplitMix64(ref state);
        c = SplitMix64(ref state);
        d = SplitMix64(ref state);
    }

    public ulong NextBits()
    {
        var result = ulong.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextBetween(double low, double high) => low + (high - low) * NextUnit();

    /// <summary>An integer in [0, <paramref name="count"/>).</summary>
    public int NextIndex(int count) => (int)(NextUnit() * count);

    /// <summary>
    /// A number with mean 0 and standard deviation 1, bell-shaped: four uniform ones summed. A true Gaussian needs a logarithm, whose last
    /// digit differs between machines.
    /// </summary>
    public double NextBell() => (NextUnit() + NextUnit() + NextUnit() + NextUnit() - 2) * 1.7320508075688772;

    private static ulong SplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
