using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>A run of elements in a checkpoint, as its description names it.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Type">Element type.</param>
/// <param name="Count">Elements.</param>
internal sealed record CheckpointStorage(string Key, ScalarType Type, long Count)
{
    /// <exception cref="InvalidDataException">There can be no such storage.</exception>
    public static CheckpointStorage Of(string key, ScalarType type, long count) =>
        count >= 0 && count <= long.MaxValue / type.ElementSize()
            ? new(key, type, count)
            : throw new InvalidDataException($"its storage \"{key}\" would have {count:N0} elements");

    public long Bytes => Count * Type.ElementSize();

    /// <summary>The same bytes as elements of another type.</summary>
    public CheckpointStorage As(ScalarType type) => type == Type ? this : new(Key, type, Bytes / type.ElementSize());
}
