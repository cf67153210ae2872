using System.Text.RegularExpressions;

namespace Torchbook.Teaching.Explanations;

/// <summary>Tensors that lie on different devices, and devices that are not there.</summary>
internal static partial class DeviceErrors
{
    public static readonly Explanation[] All =
    [
        new(TwoDevices(), g => Move(g["first"].Value, g["second"].Value)),
        new(Different(), g => Move(g["first"].Value, g["second"].Value)),
        new(TwoKinds(), g => Move(Kind(g["input"].Value), Kind(g["weight"].Value))),
        new(NoCuda(), _ => "The tensor engine on this machine works without a GPU. Hardware.Best() names the best device that there is; ./torchbook doctor says why a GPU is not used."),
        new(Assertion(), _ => "A check on the GPU failed, most often a position or class label out of range. The GPU reports it late, so the cell's line may not be the guilty one: run the same on the CPU, which names it. The kernel must be restarted before the GPU can be used again."),
        new(Meta(), _ => "A tensor on the device meta has a shape and no numbers. Make it on cpu (or cuda) to compute with it."),
    ];

    private static string Move(string first, string second) =>
        $"The tensors lie on different devices, {first} and {second}. Move model and data to one: model.to(device), x.to(device).";

    private static string Kind(string type) => type.Contains("cuda", StringComparison.OrdinalIgnoreCase) ? "cuda" : "cpu";

    [GeneratedRegex(@"found at least two devices, (?<first>[\w:]+) and (?<second>[\w:]+)!")]
    private static partial Regex TwoDevices();

    [GeneratedRegex(@"on the same device, but got \w+ is on (?<first>[\w:]+), different from other tensors? on (?<second>[\w:]+)")]
    private static partial Regex Different();

    [GeneratedRegex(@"Input type \((?<input>[^)]+)\) and (?:bias|weight) type \((?<weight>[^)]+)\) should be the same")]
    private static partial Regex TwoKinds();

    [GeneratedRegex(@"not linked with support for cuda|from the 'CUDA' backend|not compiled with CUDA enabled|Found no NVIDIA driver|Cannot initialize CUDA without")]
    private static partial Regex NoCuda();

    [GeneratedRegex(@"device-side assert triggered")]
    private static partial Regex Assertion();

    [GeneratedRegex(@"Cannot copy out of meta tensor")]
    private static partial Regex Meta();
}
