using System.Security.Cryptography;
using Torchbook.Data;

namespace Torchbook.Tests.Data;

public sealed class GlyphPixelsTests
{
    private const int Area = GlyphPixels.Size * GlyphPixels.Size;

    [Fact]
    public void Given_all_alphabets_then_there_are_62_classes_with_a_name_each()
    {
        Assert.Equal(10 + 26 + 26, GlyphAlphabet.All.ClassNames.Distinct().Count());
        Assert.Equal("0123456789", string.Concat(GlyphAlphabet.Digits.ClassNames));
        Assert.Equal("abcdefghijklmnopqrstuvwxyz", string.Concat(GlyphAlphabet.Lower.ClassNames));
        Assert.Equal("ABCDEFGHIJKLMNOPQRSTUVWXYZ", string.Concat(GlyphAlphabet.Upper.ClassNames));
    }

    [Theory]
    [InlineData("digits", "300ad4df95e5b57168709d4f120a0e69d6e30d39dee877828f6ec41a59965ac7")]
    [InlineData("all", "808155e3452e222c535f211392465768c3141320b22e66116269138ba2bc4a12")]
    public void Given_a_seed_when_written_then_the_pixels_are_those_recorded_for_every_machine(string name, string expected)
    {
        var glyphs = GlyphPixels.Write(name == "digits" ? GlyphAlphabet.Digits : GlyphAlphabet.All, 620, seed: 1);

        Assert.Equal(expected, Convert.ToHexStringLower(SHA256.HashData(glyphs.Pixels)));
    }

    [Fact]
    public void Given_a_smaller_count_when_written_then_the_first_pictures_are_the_same()
    {
        var few = GlyphPixels.Write(GlyphAlphabet.Digits, 50, seed: 3);
        var many = GlyphPixels.Write(GlyphAlphabet.Digits, 200, seed: 3);

        Assert.Equal(few.Pixels, many.Pixels[..(50 * Area)]);
    }

    [Fact]
    public void Given_two_seeds_when_written_then_no_picture_is_the_same()
    {
        var one = GlyphPixels.Write(GlyphAlphabet.Digits, 100, seed: 1);
        var two = GlyphPixels.Write(GlyphAlphabet.Digits, 100, seed: 2);

        Assert.All(Enumerable.Range(0, 100), i => Assert.NotEqual(Picture(one, i), Picture(two, i)));
    }

    [Fact]
    public void Given_whole_rounds_when_written_then_classes_are_balanced()
    {
        var glyphs = GlyphPixels.Write(GlyphAlphabet.All, 62 * 3, seed: 1);

        Assert.All(glyphs.Labels.GroupBy(label => label), group => Assert.Equal(3, group.Count()));
    }

    [Fact]
    public void Given_print_style_when_written_then_every_character_is_clean_and_whole_and_like_no_other()
    {
        var glyphs = GlyphPixels.Write(GlyphAlphabet.All, 62, seed: 1, GlyphStyle.Print);
        var pictures = Enumerable.Range(0, 62).Select(i => Picture(glyphs, i)).ToList();

        Assert.All(pictures, picture => Assert.InRange(picture.Count(pixel => pixel > 127), 10, 150));
        Assert.All(pictures, picture => Assert.All(Border(picture), pixel => Assert.Equal(0, pixel)));
        Assert.Equal(62, pictures.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Given_no_count_when_written_then_there_are_no_pictures() => Assert.Empty(GlyphPixels.Write(GlyphAlphabet.Digits, 0, seed: 1).Pixels);

    [Fact]
    public void Given_a_negative_count_when_written_then_it_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GlyphPixels.Write(GlyphAlphabet.Digits, -1, seed: 1));

    private static byte[] Picture(GlyphPixels glyphs, int index) => glyphs.Pixels[(index * Area)..((index + 1) * Area)];

    private static IEnumerable<byte> Border(byte[] picture) => picture.Where((_, i) =>
        i / GlyphPixels.Size is 0 or GlyphPixels.Size - 1 || i % GlyphPixels.Size is 0 or GlyphPixels.Size - 1);
}
