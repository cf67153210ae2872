using System.IO.Compression;
using Torchbook.Data;

namespace Torchbook.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    /// <summary>Two images of 2 × 3 pixels.</summary>
    private static readonly byte[] Images =
        [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Given_a_well_formed_file_when_read_then_shape_and_values_are_its_own(bool gzip)
    {
        var array = IdxFile.Read(folder.Write("images", gzip ? Gzip(Images) : Images));

        Assert.Equal([2, 2, 3], array.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255], array.Values);
        Assert.Equal(2, array.Count);
    }

    [Fact]
    public void Given_no_items_when_read_then_the_array_is_empty()
    {
        var array = IdxFile.Read(folder.Write("labels", [0, 0, 8, 1, 0, 0, 0, 0]));

        Assert.Equal([0], array.Shape);
        Assert.Empty(array.Values);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("0000", "truncated")]
    [InlineData("00000803000000020000", "truncated")]
    [InlineData("0000080100000003AABB", "truncated")]
    [InlineData("0000080100000001AABB", "trailing bytes")]
    [InlineData("504B030400000000", "wrong magic number")]
    [InlineData("3C68746D6C3E0000", "wrong magic number")]
    [InlineData("0000080000000001", "wrong magic number")]
    [InlineData("000008FF00000001", "wrong magic number")]
    [InlineData("00000D010000000100000000", "32-bit floats")]
    [InlineData("0000080180000000", "impossible size")]
    [InlineData("000008017FFFFFFFAA", "more than the file can hold")]
    [InlineData("000008047FFFFFFF7FFFFFFF7FFFFFFF7FFFFFFFAA", "more than the file can hold")]
    [InlineData("1F8B", "truncated")]
    public void Given_a_malformed_file_when_read_then_the_error_names_file_and_cause(string hex, string cause) =>
        AssertRefused(Convert.FromHexString(hex), cause);

    [Theory]
    [InlineData("0000080100000003AABB", "truncated")]
    [InlineData("0000080100000001AABB", "trailing bytes")]
    [InlineData("504B030400000000", "wrong magic number")]
    [InlineData("000008017FFFFFFFAA", "more than the file can hold")]
    public void Given_malformed_content_in_good_gzip_when_read_then_the_error_names_file_and_cause(string hex, string cause) =>
        AssertRefused(Gzip(Convert.FromHexString(hex)), cause);

    [Fact]
    public void Given_gzip_cut_short_when_read_then_no_cut_passes_for_a_whole_file()
    {
        var values = new byte[4096];
        new Random(7).NextBytes(values);
        var whole = Gzip([0, 0, 8, 1, 0, 0, 16, 0, .. values]);
        // The last eight bytes are gzip's own checksum; a cut before them loses content.
        for (var length = 0; length < whole.Length - 8; length += 13)
            AssertRefused(whole[..length], "is not usable");
    }

    [Fact]
    public void Given_gzip_with_a_flipped_byte_when_read_then_it_is_refused()
    {
        var compressed = Gzip([0, 0, 8, 1, 0, 0, 16, 0, .. new byte[4096]]);
        compressed[^6] ^= 0x5a;

        AssertRefused(compressed, "corrupt");
    }

    [Fact]
    public void Given_no_file_when_read_then_the_error_names_it()
    {
        var error = Assert.Throws<FileNotFoundException>(() => IdxFile.Read(folder / "nothing-here"));

        Assert.Contains("nothing-here", error.Message);
    }

    private void AssertRefused(byte[] content, string cause)
    {
        var path = folder.Write("malformed", content);

        var error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path));

        Assert.StartsWith(path, error.Message);
        Assert.Contains(cause, error.Message);
    }

    private static byte[] Gzip(byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal))
            gzip.Write(content);
        return buffer.ToArray();
    }
}
