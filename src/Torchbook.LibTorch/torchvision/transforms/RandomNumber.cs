using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Single random numbers of torch's.</summary>
internal static class RandomNumber
{
    /// <summary>Between low and high.</summary>
    public static double Uniform(double low, double high, Generator generator = null)
    {
        using var number = rand([1], ScalarType.Float64, generator: generator);
        return low + ((high - low) * number.item<double>());
    }

    /// <summary>0 to count - 1.</summary>
    public static int Below(int count, Generator generator = null)
    {
        using var number = randint(count, [1], ScalarType.Int64, generator: generator);
        return (int)number.item<long>();
    }

    /// <summary>0 to count - 1, each once.</summary>
    public static int[] Order(int count)
    {
        using var order = randperm(count, ScalarType.Int64);
        return Array.ConvertAll(order.data<long>().ToArray(), position => (int)position);
    }
}
