namespace Torchbook.Data;

/// <summary>1,797 handwritten digits of 8×8 pixels by 13 people (Alpaydin and Kaynak, UCI, 1998). 2 MB to download.</summary>
public static class Digits
{
    internal const string Id = "digits";

    private const int Side = 8;
    private const int Levels = 16;
    private const double TestShare = 0.2;
    private const ulong SplitSeed = 1998;

    /// <summary>
    /// 1,438 images to train on and 359 to test with, each <c>[1, 8, 8]</c>. The split is fixed and has all classes in proportion. Writers
    /// are not kept apart (the file does not name them), so accuracy is a little better than on new hands.
    /// </summary>
    /// <inheritdoc cref="Mnist.Load"/>
    public static ImageData Load(DatasetStore? store = null, IProgress<DownloadProgress>? progress = null)
    {
        var dataset = DatasetCatalog.Find(Id);
        var path = Path.Combine((store ?? DatasetStore.FromEnvironment()).Get(dataset, progress), dataset.Files[0].Name);
        var (_, rows) = NumberTable.Read(path, hasHeading: false);
        if (rows.Any(row => row.Length != Side * Side + 1))
            throw new InvalidDataException($"{path} is not usable: a row has {rows[0].Length} numbers, not {Side * Side + 1}.");
        var labels = Array.ConvertAll(rows, row => (byte)row[^1]);
        var (train, test) = StratifiedSplit.Of(labels, TestShare, SplitSeed);
        return new ImageData(Part("train", train), Part("test", test));

        ImageSet Part(string split, int[] indexes) => Tensors.ImageSet(
            [.. indexes.SelectMany(i => rows[i].Take(Side * Side)).Select(level => (byte)level)],
            [.. indexes.Select(i => labels[i])], Side, Side, Levels) with
        {
            Name = "UCI digits",
            Split = split,
            ClassNames = GlyphAlphabet.Digits.ClassNames,
            Source = dataset.Credit,
            Fingerprint = Fingerprint.Of(dataset),
        };
    }
}
