using System;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A version as NuGet writes it: without a fourth part that is zero and without build metadata.</summary>
    /// <exception cref="ArgumentException">Not two to four numbers with points, and perhaps a suffix behind a hyphen.</exception>
    public static string NormalizeNuGetVersion(string versionString)
    {
        var parts = (versionString ?? "").Split('-', '+');
        var numbers = parts[0].Split('.');
        if (numbers.Length is < 2 or > 4 || !numbers.All(n => int.TryParse(n, out _))) throw new ArgumentException($"Invalid NuGet version: {versionString}", nameof(versionString));
        var kept = numbers.Length == 4 && int.Parse(numbers[3]) == 0 ? numbers[..3] : numbers;
        return string.Join('.', kept) + (parts.Length > 1 ? "-" + parts[1] : "");
    }

    /// <summary>Does nothing: here every call that fails throws at once.</summary>
    public static void CheckForErrors() { }
}
