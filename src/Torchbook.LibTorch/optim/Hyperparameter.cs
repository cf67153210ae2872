namespace TorchSharp.Modules;

internal static class Hyperparameter
{
    /// <summary>Checks a setting whose name says what it may be.</summary>
    public static void Require(double value, string name)
    {
        var (holds, rule) = name switch
        {
            "beta1" or "beta2" => (value is >= 0 and < 1, "a decay rate: at least 0 and below 1"),
            "rho" => (value is >= 0 and <= 1, "a decay rate: between 0 and 1"),
            "dampening" => (!double.IsNaN(value), "a number"),
            _ => (value >= 0, "zero or more"),
        };
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {rule}.");
        }
    }
}
