using System.IO.Compression;
using Torchbook.Data;
using Torchbook.Display;
using TorchSharp;

namespace Torchbook.Tests.Data;

public sealed class HandwrittenDigitsTests : IDisposable
{
    private readonly DisposeScope scope = torch.NewDisposeScope();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Given_neither_cache_nor_mirror_nor_network_then_glyphs_are_drawn_and_the_report_says_why()
    {
        var digits = HandwrittenDigits.Best(TestStores.Offline(folder.Path));

        Assert.StartsWith("Glyphs", digits.Train.Name);
        Assert.Equal([10_000, 1, 28, 28], digits.Train.Images.shape);
        Assert.Equal(2, digits.PassedOver.Count);
        Assert.Contains("MNIST handwritten digits cannot be had", digits.Report);
        Assert.Contains("UCI optical recognition of handwritten digits cannot be had", digits.Report);
        Assert.Contains("no answer within 0 s", digits.Report);
    }

    [Fact]
    public void Given_a_mirror_with_the_uci_digits_then_they_are_taken_and_the_report_says_why_not_mnist()
    {
        var cached = TestStores.OrSkip(() => DatasetStore.FromEnvironment().Get(DatasetCatalog.Find("digits")));
        folder.Write("mirror/digits/digits.csv.gz", File.ReadAllBytes(Path.Combine(cached, "digits.csv.gz")));

        var digits = HandwrittenDigits.Best(TestStores.Offline(folder / "cache", folder / "mirror"));

        Assert.Equal("UCI digits", digits.Train.Name);
        Assert.Contains("MNIST", Assert.Single(digits.PassedOver));
    }

    [Fact]
    public void Given_mnist_in_reach_then_it_is_taken_and_nothing_needs_explaining()
    {
        TestStores.OrSkip(() => DatasetStore.FromEnvironment().Get(DatasetCatalog.Find("mnist")));

        var digits = HandwrittenDigits.Best();

        Assert.Equal("MNIST", digits.Train.Name);
        Assert.Empty(digits.PassedOver);
        Assert.Contains("60,000 images to train on, 10,000 to test with", digits.Report);
    }

    [Fact]
    public void Given_a_mirror_with_a_damaged_file_then_the_report_names_the_hash()
    {
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionMode.Compress))
            gzip.Write(new byte[264_712]);
        folder.Write("mirror/digits/digits.csv.gz", content.ToArray());

        var digits = HandwrittenDigits.Best(TestStores.Offline(folder / "cache", folder / "mirror"));

        Assert.Contains("wrong content: SHA-256", digits.Report);
    }

    [Fact]
    public void Given_a_choice_when_displayed_then_reasons_are_encoded_and_plain_text_is_there()
    {
        var digits = HandwrittenDigits.Best(TestStores.Offline(folder.Path)) with { PassedOver = ["<b>no</b> network"] };

        var bundle = digits.ToMimeBundle();

        Assert.Contains("&lt;b&gt;no&lt;/b&gt; network", bundle.Data[Mime.Html]!.GetValue<string>());
        Assert.Contains("<b>no</b> network", bundle.Data[Mime.PlainText]!.GetValue<string>());
    }
}
