using static TorchSharp.torch;

namespace Torchbook.Data;

/// <summary>Tables in scikit-learn's format: a heading with the numbers of rows and columns and the class names, then the rows.</summary>
internal static class Tables
{
    public static TableSet Load(string id, string[] featureNames, DatasetStore? store)
    {
        var dataset = DatasetCatalog.Find(id);
        var path = Path.Combine((store ?? DatasetStore.FromEnvironment()).Get(dataset), dataset.Files[0].Name);
        var (heading, rows) = NumberTable.Read(path, hasHeading: true);
        if (rows.Length == 0 || rows[0].Length != featureNames.Length + 1)
            throw new InvalidDataException($"{path} is not usable: it does not have {featureNames.Length} measurements and a class in a row.");
        using var features = from_array(rows.SelectMany(row => row[..^1]).ToArray());
        return new TableSet(dataset.Title, features.reshape(rows.Length, featureNames.Length), Tensors.Labels(Array.ConvertAll(rows, row => (byte)row[^1])),
            featureNames, heading[2..], dataset.Credit, Fingerprint.Of(dataset));
    }
}
