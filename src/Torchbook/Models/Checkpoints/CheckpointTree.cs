namespace Torchbook.Models;

/// <summary>Finds the tensors in what a checkpoint holds. A pickle may refer to one object from many places, so that a small file can
/// unfold into an endless tree: there are limits.</summary>
internal static class CheckpointTree
{
    private const int Deepest = 64;
    private const int MostNodes = 2_000_000;

    /// <exception cref="InvalidDataException">Too deep, too many, or two tensors under one name.</exception>
    public static List<CheckpointTensor> Tensors(object? contents)
    {
        var (found, names, nodes) = (new List<CheckpointTensor>(), new HashSet<string>(), 0);
        Visit(contents, "", 0);
        return found;

        void Visit(object? value, string path, int depth)
        {
            if (depth > Deepest || ++nodes > MostNodes)
            {
                throw new InvalidDataException(depth > Deepest ? $"its contents are nested more than {Deepest} deep" : $"its contents unfold into more than {MostNodes:N0} values");
            }

            switch (value)
            {
                case CheckpointTensor tensor:
                    found.Add(names.Add(path) ? tensor with { Name = path } : throw new InvalidDataException($"two of its tensors are both named \"{path}\""));
                    break;
                case OrderedDictionary<string, object?> dictionary:
                    foreach (var (key, item) in dictionary)
                    {
                        Visit(item, Join(path, key), depth + 1);
                    }

                    break;
                case IReadOnlyList<object?> list:
                    for (var k = 0; k < list.Count; k++)
                    {
                        Visit(list[k], Join(path, $"{k}"), depth + 1);
                    }

                    break;
                case PickleFunction or PickleStorageClass or CheckpointStorage:
                    throw PickleNames.Refusal(value is PickleFunction function ? function.Name : "a storage without a tensor");
            }
        }
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
