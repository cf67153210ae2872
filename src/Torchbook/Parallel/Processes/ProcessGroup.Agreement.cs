using System.Text;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

public sealed partial class ProcessGroup
{
    /// <summary>Bytes in which a rank says what it is about to do; what is longer is cut.</summary>
    private const int StatementBytes = 160;

    /// <summary>Throws on all ranks where they are about to do different things, before anything is harmed.</summary>
    private void Agree(string name)
    {
        if (!check)
        {
            return;
        }

        using var mine = Statement(name);
        using var all = zeros(WorldSize * StatementBytes, ScalarType.Byte);
        engine.AllGather(all, mine);
        string[] said = [.. all.chunk(WorldSize).Select(Read)];
        var groups = Enumerable.Range(0, WorldSize).GroupBy(rank => said[rank]).ToList();
        if (groups.Count > 1)
        {
            var calls = string.Join(", ", groups.Select(g => $"{RankText.Of([.. g])} called {g.Key}"));
            throw new CommunicationException($"Rank {Rank} of {WorldSize} cannot finish its {name}: the ranks' calls do not fit together: {calls}.");
        }
    }

    private static Tensor Statement(string text)
    {
        var bytes = new byte[StatementBytes];
        Encoding.UTF8.GetEncoder().Convert(text, bytes, true, out _, out _, out _);
        return tensor(bytes, dtype: ScalarType.Byte);
    }

    private static string Read(Tensor statement) => Encoding.UTF8.GetString(statement.data<byte>().ToArray()).TrimEnd('\0');
}
