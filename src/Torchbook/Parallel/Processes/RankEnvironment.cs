using System.Globalization;

namespace Torchbook.Parallel;

/// <summary>Which rank this process is, and where ranks meet: what launchers tell in environment variables.</summary>
/// <param name="Rank">From 0 to <paramref name="WorldSize"/> − 1.</param>
/// <param name="WorldSize">How many ranks there are, n.</param>
/// <param name="LocalRank">This rank among those of this machine, from 0; the number of its GPU.</param>
/// <param name="MasterAddress">The host on which rank 0 runs.</param>
/// <param name="MasterPort">The port on which rank 0 listens; 0 for any free one, where there is no other rank.</param>
public sealed record RankEnvironment(int Rank, int WorldSize, int LocalRank, string MasterAddress, int MasterPort)
{
    /// <summary>PyTorch's own default.</summary>
    private const int DefaultPort = 29500;

    private const string Loopback = "127.0.0.1";

    /// <summary>Each launcher's names for rank, world size, local rank, and a variable that tells how many ranks share this machine.</summary>
    private static readonly (string Rank, string Size, string Local, string LocalSize)[] launchers =
    [
        ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE"),
        ("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_RANK", "OMPI_COMM_WORLD_LOCAL_SIZE"),
        ("SLURM_PROCID", "SLURM_NTASKS", "SLURM_LOCALID", "SLURM_TASKS_PER_NODE"),
    ];

    /// <summary>Reads the variables of torchrun and <c>torchbook launch</c>, else Open MPI's, else Slurm's; alone without any.</summary>
    /// <param name="variable">The environment; this process's when null.</param>
    /// <exception cref="CommunicationException">The variables are incomplete, or not what they should be.</exception>
    public static RankEnvironment Read(Func<string, string?>? variable = null)
    {
        variable ??= Environment.GetEnvironmentVariable;
        foreach (var names in launchers)
        {
            if (Number(variable, names.Rank, 0, int.MaxValue) is { } rank)
            {
                var size = Number(variable, names.Size, 1, int.MaxValue) ?? throw new CommunicationException($"{names.Rank} is {rank}, but {names.Size} is not set. Start the ranks with: torchbook launch -n N -- COMMAND");
                return rank >= size
                    ? throw new CommunicationException($"{names.Rank} is {rank}, but with {names.Size}={size} ranks are 0 to {size - 1}.")
                    : new(rank, size, Number(variable, names.Local, 0, int.MaxValue) ?? rank, Address(variable, names, size), Port(variable, size));
            }

            if (names.Rank == "RANK" && Text(variable, names.Size) is { } alone)
            {
                throw new CommunicationException($"{names.Size} is {alone}, but {names.Rank} is not set. Start the ranks with: torchbook launch -n N -- COMMAND");
            }
        }

        return new(0, 1, 0, Loopback, 0);
    }

    private static string Address(Func<string, string?> variable, (string Rank, string Size, string Local, string LocalSize) names, int size) =>
        Text(variable, "MASTER_ADDR")
        ?? (size == 1 || Text(variable, names.LocalSize) == size.ToString(CultureInfo.InvariantCulture)
            ? Loopback
            : throw new CommunicationException($"MASTER_ADDR is not set: with {size} ranks, each must know the host on which rank 0 runs. On one machine it is {Loopback}."));

    private static int Port(Func<string, string?> variable, int size) => Number(variable, "MASTER_PORT", 1, ushort.MaxValue) ?? (size == 1 ? 0 : DefaultPort);

    private static string? Text(Func<string, string?> variable, string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;

    private static int? Number(Func<string, string?> variable, string name, int least, int most)
    {
        if (Text(variable, name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new CommunicationException($"{name} is '{text}': it must be a whole number {(most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}")}.");
    }
}
