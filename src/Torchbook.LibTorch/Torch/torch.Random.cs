namespace TorchSharp;

public static partial class torch
{
    /// <inheritdoc cref="random.seed"/>
    public static long seed() => random.seed();

    public static long initial_seed() => random.initial_seed();

    /// <summary>The state of the CPU's default generator, as bytes.</summary>
    public static Tensor get_rng_state() => random.get_rng_state();

    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    /// <summary>A number, uniform on [0, 1).</summary>
    public static double rand_float(Generator generator = null)
    {
        using var drawn = rand([1L], ScalarType.Float64, CPU, generator: generator);
        return drawn.item<double>();
    }

    /// <summary>A number, normal with mean 0 and standard deviation 1.</summary>
    public static double randn_float(Generator generator = null)
    {
        using var drawn = randn([1L], ScalarType.Float64, CPU, generator: generator);
        return drawn.item<double>();
    }

    /// <summary>A whole number, uniform on [0, high).</summary>
    public static long randint_long(long high, Generator generator = null) => randint_long(0, high, generator);

    /// <summary>A whole number, uniform on [low, high).</summary>
    public static long randint_long(long low, long high, Generator generator = null)
    {
        using var drawn = randint(low, high, [1L], ScalarType.Int64, CPU, generator: generator);
        return drawn.item<long>();
    }

    /// <inheritdoc cref="randint_long(long, Generator)"/>
    public static int randint_int(int high, Generator generator = null) => (int)randint_long(0, high, generator);

    /// <inheritdoc cref="randint_long(long, long, Generator)"/>
    public static int randint_int(int low, int high, Generator generator = null) => (int)randint_long(low, high, generator);

    public static bool randint_bool(Generator generator = null) => randint_long(0, 2, generator) == 1;
}
