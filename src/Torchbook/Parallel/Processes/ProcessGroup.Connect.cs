using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Torchbook.Engine;

namespace Torchbook.Parallel;

public sealed partial class ProcessGroup
{
    /// <summary>How much longer than the time-out the engine may take to say itself what is missing.</summary>
    private static readonly TimeSpan margin = TimeSpan.FromSeconds(3);

    /// <summary>How long ranks wait for each other unless told otherwise: five minutes.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether there can be ranks in several processes here; where not, <see cref="Connect"/> says why and what to do.</summary>
    public static bool IsAvailable => TensorEngine.CanConnect;

    /// <summary>Meets the ranks that a launcher started with this one; alone, where no launcher did.</summary>
    /// <param name="timeout">How long to wait for the others, here and in each operation; <see cref="DefaultTimeout"/> when null.</param>
    /// <param name="check">Whether ranks verify before each operation that their calls fit together.</param>
    /// <inheritdoc cref="Connect"/>
    public static ProcessGroup FromEnvironment(TimeSpan? timeout = null, bool check = true) => Connect(RankEnvironment.Read(), timeout, check);

    /// <summary>Meets the other ranks, and returns when all are there.</summary>
    /// <param name="place">Which rank this is, and where rank 0 listens.</param>
    /// <param name="timeout">How long to wait for the others, here and in each operation; <see cref="DefaultTimeout"/> when null.</param>
    /// <param name="check">Whether ranks verify before each operation that their calls fit together.</param>
    /// <exception cref="CommunicationException">A rank is missing or there twice, the port is in use, the variables do not tell, or the
    /// library for it has not been built.</exception>
    /// <exception cref="NotSupportedException">The tensor engine is TorchSharp's package.</exception>
    public static ProcessGroup Connect(RankEnvironment place, TimeSpan? timeout = null, bool check = true)
    {
        var patience = timeout ?? DefaultTimeout;
        if (patience <= TimeSpan.Zero || patience.TotalMilliseconds > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A time-out is longer than zero and at most 24 days.");
        }

        var who = $"Rank {place.Rank} of {place.WorldSize} cannot meet the others at {place.MasterAddress}:{place.MasterPort}";
        try
        {
            var group = new ProcessGroup(Meet(place, patience, who), place, patience, check);
            // Rank 0 keeps the addresses of all: it must not leave while others still look for each other.
            group.Barrier();
            return group;
        }
        catch (DllNotFoundException e)
        {
            throw new CommunicationException(e.Message, e);
        }
        catch (ExternalException e)
        {
            throw new CommunicationException($"{who}: {EngineError.Explain(e.Message, patience)}", e);
        }
    }

    // On a thread of its own, since c10d waits without end for a program at that port that is not a rank.
    private static ICollectives Meet(RankEnvironment place, TimeSpan patience, string who)
    {
        var attempt = Task.Factory.StartNew(() => TensorEngine.Connect(place, OwnAddress(place), patience), TaskCreationOptions.LongRunning);
        if (((IAsyncResult)attempt).AsyncWaitHandle.WaitOne(patience + margin))
        {
            return attempt.GetAwaiter().GetResult();
        }

        attempt.ContinueWith(late => late.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion);
        throw new CommunicationException($"{who}: no answer within {patience.TotalSeconds:0.###} s. Is it rank 0 that listens there?");
    }

    /// <summary>This machine's address on the way to rank 0; a machine may have several.</summary>
    private static string OwnAddress(RankEnvironment place)
    {
        try
        {
            using var probe = new UdpClient(place.MasterAddress, Math.Max(1, place.MasterPort));
            return ((IPEndPoint)probe.Client.LocalEndPoint!).Address.ToString();
        }
        catch (SocketException e)
        {
            throw new CommunicationException($"Rank {place.Rank} of {place.WorldSize} does not find the host '{place.MasterAddress}': {e.Message}. MASTER_ADDR names the host on which rank 0 runs.", e);
        }
    }
}
