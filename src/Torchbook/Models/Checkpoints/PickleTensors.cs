using System.Collections;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>Tensors as a pickle describes them, checked: every element that a tensor has must lie in its storage.</summary>
internal static class PickleTensors
{
    // A tensor may be larger than its storage, when it repeats elements by a stride of 0; nobody saves one of more than 2^48 bytes.
    private const long MostBytes = 1L << 48;
    private const int MostDimensions = 64;

    /// <summary>From storage, offset, sizes, strides, and whether it is trained; hooks and notes that may follow are not needed.</summary>
    public static object Rebuild(object?[] arguments) =>
        arguments is [CheckpointStorage storage, long offset, object?[] sizes, object?[] strides, .. var rest]
            ? Build(storage, offset, sizes, strides, rest is [true, ..])
            : throw PickleNames.Arguments("_rebuild_tensor");

    /// <summary>With an element type of its own, over a storage of bytes.</summary>
    public static object RebuildTyped(object?[] arguments) =>
        arguments is [CheckpointStorage storage, long offset, object?[] sizes, object?[] strides, var trained, _, ScalarType type, ..]
            ? Build(storage.As(type), offset, sizes, strides, trained is true)
            : throw PickleNames.Arguments("_rebuild_tensor_v3");

    public static object Parameter(object?[] arguments) =>
        arguments is [CheckpointTensor data, bool trained, ..] ? data with { RequiresGrad = trained } : throw PickleNames.Arguments("_rebuild_parameter");

    /// <summary>A storage from its persistent id: ("storage", class, key, device, elements), in old files with a view behind.</summary>
    public static CheckpointStorage Storage(object?[] id) =>
        id is ["storage", PickleStorageClass kind, string key, _, long count, ..] && (id.Length == 5 || id[5] is null)
            ? CheckpointStorage.Of(key, kind.Type ?? ScalarType.Byte, count)
            : throw new InvalidDataException("its description of the contents is damaged: a storage is described otherwise than PyTorch does");

    private static CheckpointTensor Build(CheckpointStorage storage, long offset, object?[] sizes, object?[] strides, bool trained)
    {
        var (shape, steps) = (Numbers(sizes), Numbers(strides));
        if (shape.Length != steps.Length || shape.Length > MostDimensions || offset < 0)
        {
            throw Impossible(shape, steps, offset, storage);
        }

        var (last, bytes) = ((Int128)offset, (Int128)storage.Type.ElementSize());
        for (var d = 0; d < shape.Length; d++)
        {
            last += ((Int128)shape[d] - 1) * steps[d];
            bytes *= Math.Max(1, shape[d]);
            if (bytes > MostBytes)
            {
                throw Impossible(shape, steps, offset, storage);
            }
        }

        return shape.Contains(0) || last < storage.Count
            ? new("", storage.Type, shape, steps, offset, trained) { Storage = storage }
            : throw Impossible(shape, steps, offset, storage);
    }

    private static long[] Numbers(object?[] values) => values.All(v => v is long and >= 0) ? [.. values.Cast<long>()] : throw PickleNames.Arguments("_rebuild_tensor");

    private static InvalidDataException Impossible(long[] shape, long[] strides, long offset, CheckpointStorage storage) => new(
        $"a tensor of shape [{string.Join(", ", shape.Take(MostDimensions))}] with strides [{string.Join(", ", strides.Take(MostDimensions))}] from element {offset:N0} cannot lie in its storage \"{storage.Key}\" of {storage.Count:N0} elements");
}
