using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>CelebA's images, read when asked for, and its tables.</summary>
internal sealed class CelebA : utils.data.Dataset
{
    private readonly string _folder;
    private readonly string[] _files;
    private readonly Dictionary<string, Tensor> _targets;
    private readonly nn.IModule<Tensor, Tensor>? _transform;
    private readonly nn.IModule<Tensor, Tensor>? _targetTransform;
    private readonly string _first;

    public CelebA(
        string folder, torchvision.datasets.CelebADatasetSplit split, string[] targets, nn.IModule<Tensor, Tensor>? transform, nn.IModule<Tensor, Tensor>? targetTransform)
    {
        (_folder, _transform, _targetTransform, _first) = (folder, transform, targetTransform, targets.FirstOrDefault(""));
        using var scope = NewDisposeScope();
        var (files, parts) = Table("list_eval_partition.txt", 0);
        var rows = Enumerable.Range(0, files.Length).Where(i => split == torchvision.datasets.CelebADatasetSplit.All || parts[i, 0].item<long>() == (long)split).ToArray();
        _files = Array.ConvertAll(rows, row => files[row]);
        var chosen = tensor(Array.ConvertAll(rows, row => (long)row));
        _targets = targets.Distinct().ToDictionary(name => name, name => Target(name).index_select(0, chosen).DetachFromDisposeScope());
    }

    public override long Count => _files.Length;

    public override Dictionary<string, Tensor> GetTensor(long index)
    {
        var item = _targets.ToDictionary(target => target.Key, target => target.Value.select(0, index));
        var image = torchvision.io.read_image(Path.Combine(_folder, "img_align_celeba", _files[index]));
        item["input"] = Replaced(image, _transform);
        if (_targetTransform is not null)
        {
            item[_first] = Replaced(item[_first], _targetTransform);
        }

        return item;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var target in _targets.Values)
            {
                target.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private static Tensor Replaced(Tensor value, nn.IModule<Tensor, Tensor>? transform)
    {
        if (transform is null)
        {
            return value;
        }

        var replaced = transform.call(value);
        if (!ReferenceEquals(replaced, value))
        {
            value.Dispose();
        }

        return replaced;
    }

    private Tensor Target(string name) => name switch
    {
        // From -1 and 1 to 0 and 1.
        "attr" => (Table("list_attr_celeba.txt", 2).numbers + 1).div(2, RoundingMode.floor),
        "identity" => Table("identity_CelebA.txt", 0).numbers.select(1, 0),
        "bbox" => Table("list_bbox_celeba.txt", 2).numbers,
        "landmarks" => Table("list_landmarks_align_celeba.txt", 2).numbers,
        _ => throw new InvalidDataException($"Target type \"{name}\" is not recognized: take attr, identity, bbox or landmarks."),
    };

    // Lines of a file name and numbers, below lines of a header.
    private (string[] files, Tensor numbers) Table(string name, int header)
    {
        var rows = File.ReadLines(Path.Combine(_folder, name)).Skip(header).Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(row => row.Length > 0).ToList();
        var width = rows.Count == 0 ? 0 : rows[0].Length - 1;
        if (width < 1 || rows.Any(row => row.Length != width + 1))
        {
            throw new InvalidDataException($"{name} is not a table of file names and numbers.");
        }

        var numbers = new long[rows.Count * width];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = long.Parse(rows[i / width][(i % width) + 1], CultureInfo.InvariantCulture);
        }

        return ([.. rows.Select(row => row[0])], tensor(numbers, [rows.Count, width]));
    }
}
