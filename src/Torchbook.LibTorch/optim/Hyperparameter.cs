namespace TorchSharp.Modules;

internal static class Hyperparameter
{
    public static void RequireNotNegative(double value, string name)
    {
        if (!(value >= 0))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is zero or more.");
        }
    }

    public static void RequireDecay(double value, string name)
    {
        if (!(value is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is a decay rate: at least 0 and below 1.");
        }
    }
}
