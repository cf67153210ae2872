namespace TorchSharp.Modules;

internal static class Probability
{
    /// <exception cref="ArgumentOutOfRangeException">It does not lie between 0 and 1.</exception>
    public static double Require(double p) => p is >= 0 and <= 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "A dropout probability lies between 0 and 1.");
}
