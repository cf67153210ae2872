using TorchSharp;

namespace Torchbook.Tests;

/// <summary>A base line for tests that count tensors.</summary>
internal static class LiveTensors
{
    /// <summary>The tensors alive once the collector has taken what earlier tests left behind, so that none of it goes during a count.</summary>
    public static long Settled()
    {
        for (var round = 0; round < 2; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return torch.Tensor.TotalCount;
    }
}
