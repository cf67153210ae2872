using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Tensors;

/// <summary>The three styles, character by character as TorchSharp writes them.</summary>
public class TensorTextTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly float[] Numbers = [0.0f, 3.141f, 6.2834f, 3.14152f, 6.28e-06f, -13.141529f, 0.01f, 4713.14f];
    private static readonly float[] MoreNumbers = [.. Numbers, 0.01f, 0, 0, 0, 0, 0, 0, 0];

    private static Tensor OddNumbers(params long[] shape) => arange(1, 2 * shape.Aggregate(1L, (a, b) => a * b), 2, ScalarType.Float32).reshape(shape);

    private static string Numpy(Tensor tensor) => tensor.ToString(numpy, cultureInfo: Invariant, newLine: "\n");

    private static string Julia(Tensor tensor) => tensor.ToString(julia, cultureInfo: Invariant, newLine: "\n");

    private static string CSharp(Tensor tensor) => tensor.ToString(csharp, cultureInfo: Invariant, newLine: "\n");

    [Fact]
    public void Given_a_scalar_when_written_then_the_value_stands_alone_or_behind_the_metadata()
    {
        using var scope = NewDisposeScope();

        Assert.Equal("3.14", Numpy(tensor(3.14f)));
        Assert.Equal("[], type = Float32, device = cpu, value = 3.14", Julia(tensor(3.14f)));
        Assert.Equal("[], type = Float32, device = cpu, value = 3.14E+000", tensor(3.14f).jlstr("E2", cultureInfo: Invariant));
        Assert.Equal("[], type = ComplexFloat32, device = cpu, value = 3.14+6.28i", Julia(tensor((3.14f, 6.28f), complex64)));
        Assert.Equal("[], type = BFloat16, device = cpu, value = 3.1406", CSharp(tensor(3.14f, bfloat16)));
    }

    [Fact]
    public void Given_vectors_when_written_then_long_ones_show_both_ends()
    {
        using var scope = NewDisposeScope();
        var complex = ones(4, complex64);
        for (var i = 0; i < 4; i++) complex[i] = tensor((1.0f * i, 2.43f * i * 2), complex64);

        Assert.Equal("[0, 0, 0, 0]", Numpy(zeros(4)));
        Assert.Equal("[0, 1+4.86i, 2+9.72i, 3+14.58i]", Numpy(complex));
        Assert.Equal("[1, 3, 5, ... 195, 197, 199]", Numpy(OddNumbers(100)));
        Assert.Equal("[True, False]", Numpy(tensor(new[] { true, false })));
        Assert.Equal("[]", Numpy(zeros(0)));
        Assert.Equal("[4], type = ComplexFloat32, device = cpu\n 0 1+4.86i 2+9.72i 3+14.58i\n", Julia(complex));
        Assert.Equal("[4], type = Float32, device = cpu, value = float [] {0f, 0f, 0f, 0f}", CSharp(zeros(4)));
        Assert.Equal("[100], type = Int32, device = cpu, value = int [] {1, 1, 1, ... 1, 1, 1}", CSharp(ones(100, ScalarType.Int32)));
        Assert.Equal("[3], type = Int64, device = cpu, value = long [] {0L, 1L, 2L}", CSharp(arange(3)));
        Assert.Equal("[4], type = Float16, device = cpu, value = float16 [] {0f, 0f, 0f, 0f}", CSharp(zeros(4, float16)));
    }

    [Fact]
    public void Given_matrices_when_written_then_rows_and_columns_are_laid_out()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(Numbers, 2, 4);

        Assert.Equal("[[0, 3.141, 6.2834, 3.1415]\n [6.28e-06, -13.142, 0.01, 4713.1]]", Numpy(matrix));
        Assert.Equal("[2x4], type = Float32, device = cpu\n        0   3.141 6.2834 3.1415\n 6.28e-06 -13.142   0.01 4713.1\n", Julia(matrix));
        Assert.Equal("[2x4], type = Float32, device = cpu, value = \nfloat [,] {\n {0f, 0f, 0f, 0f},\n {0f, 0f, 0f, 0f}\n}", CSharp(zeros(2, 4)));
        Assert.Equal("[2x4], type = Float32, device = meta", zeros(2, 4, device: META).str());
    }

    [Fact]
    public void Given_large_matrices_when_written_then_three_rows_and_columns_of_each_end_are_shown()
    {
        using var scope = NewDisposeScope();

        Assert.Equal(
            "[[1, 3, 5, ... 15, 17, 19]\n [21, 23, 25, ... 35, 37, 39]\n [41, 43, 45, ... 55, 57, 59]\n ...\n [141, 143, 145, ... 155, 157, 159]\n [161, 163, 165, ... 175, 177, 179]\n [181, 183, 185, ... 195, 197, 199]]",
            Numpy(OddNumbers(10, 10)));
        Assert.Equal(
            "[10x10], type = Float32, device = cpu, value = \nfloat [,] {\n {1f, 3f, 5f, ... 15f, 17f, 19f},\n {21f, 23f, 25f, ... 35f, 37f, 39f},\n {41f, 43f, 45f, ... 55f, 57f, 59f},\n ...\n {141f, 143f, 145f, ... 155f, 157f, 159f},\n {161f, 163f, 165f, ... 175f, 177f, 179f},\n {181f, 183f, 185f, ... 195f, 197f, 199f}\n}",
            CSharp(OddNumbers(10, 10)));
        Assert.Equal(
            "[10x2x5], type = Float32, device = cpu, value = \nfloat [,,] {\n {{1f, 3f, 5f, 7f, 9f},\n  {11f, 13f, 15f, 17f, 19f}},\n {{21f, 23f, 25f, 27f, 29f},\n  {31f, 33f, 35f, 37f, 39f}},\n {{41f, 43f, 45f, 47f, 49f},\n  {51f, 53f, 55f, 57f, 59f}},\n ...\n {{141f, 143f, 145f, 147f, 149f},\n  {151f, 153f, 155f, 157f, 159f}},\n {{161f, 163f, 165f, 167f, 169f},\n  {171f, 173f, 175f, 177f, 179f}},\n {{181f, 183f, 185f, 187f, 189f},\n  {191f, 193f, 195f, 197f, 199f}}\n}",
            CSharp(OddNumbers(10, 2, 5)));
    }

    [Fact]
    public void Given_more_dimensions_when_written_then_blocks_are_set_apart()
    {
        using var scope = NewDisposeScope();
        var blocks = tensor(MoreNumbers, 2, 2, 4);

        Assert.Equal("[[[0, 3.141, 6.2834, 3.1415]\n  [6.28e-06, -13.142, 0.01, 4713.1]]\n\n [[0.01, 0, 0, 0]\n  [0, 0, 0, 0]]]", Numpy(blocks));
        Assert.Equal(
            "[2x2x4], type = Float32, device = cpu\n[0,..,..] =\n 0.0000000   3.1410000 6.2834000    3.1415200\n 0.0000063 -13.1415300 0.0100000 4713.1400000\n\n[1,..,..] =\n 0.0100000 0.0000000 0.0000000 0.0000000\n 0.0000000 0.0000000 0.0000000 0.0000000\n",
            blocks.jlstr("0.0000000", newLine: "\n", cultureInfo: Invariant));
        Assert.Equal("[[[[0, 0]]\n\n  [[0, 0]]]\n\n\n [[[0, 0]]\n\n  [[0, 0]]]]", Numpy(zeros(2, 2, 1, 2)));
        Assert.Equal("[2x2x2x4], type = Float32, device = cpu\n[0,0,..,..] =\n", Julia(tensor(MoreNumbers.Concat(MoreNumbers).ToArray(), 2, 2, 2, 4))[..54]);
        Assert.Equal("[2x2x4], type = Float32, device = cpu, value = \nfloat [,,] {\n {{0f, 0f, 0f, 0f},\n  {0f, 0f, 0f, 0f}},\n {{0f, 0f, 0f, 0f},\n  {0f, 0f, 0f, 0f}}\n}", CSharp(zeros(2, 2, 4)));
    }

    [Fact]
    public void Given_a_wide_tensor_when_written_in_Julia_style_then_lines_end_with_dots_at_the_width()
    {
        using var scope = NewDisposeScope();

        Assert.Equal("[100], type = Float32, device = cpu\n 1 3 5 7 9 11 13 ...\n", OddNumbers(100).jlstr(width: 20, newLine: "\n", cultureInfo: Invariant));
        Assert.All(Julia(OddNumbers(20, 200)).Split('\n').Skip(1), line => Assert.True(line.Length <= 101));
    }

    [Fact]
    public void Given_more_rows_than_anyone_reads_when_written_then_every_style_is_short()
    {
        using var scope = NewDisposeScope();
        var large = zeros(50_000, 30, 4);

        Assert.All([Numpy(large), Julia(large), CSharp(large)], text => Assert.True(text.Length < 5000, $"{text.Length} characters"));
        Assert.Contains("\n[49999,..,..] =\n", Julia(large));
    }

    [Fact]
    public void Given_other_options_when_set_then_every_tensor_is_written_so_until_they_are_set_back()
    {
        using var scope = NewDisposeScope();
        var before = torch.TensorStringStyle;
        try
        {
            set_printoptions(precision: 2, newLine: "|", maxRows: 2, maxColumns: 2);
            set_printoptions(numpy);

            Assert.Equal("[[1.00, ... 5.00]| ...| [25.00, ... 29.00]]", OddNumbers(5, 3).str(cultureInfo: Invariant));
            Assert.Throws<ArgumentException>(() => torch.TensorStringStyle = TorchSharp.TensorStringStyle.Default);
        }
        finally
        {
            set_printoptions(before, "g5", 100, Environment.NewLine, 6, 6);
        }

        Assert.Equal(TorchSharp.TensorStringStyle.Julia, torch.TensorStringStyle);
    }

    [Fact]
    public void Given_a_tensor_when_printed_then_the_console_shows_it_and_the_tensor_comes_back()
    {
        using var scope = NewDisposeScope();
        var tensor = zeros(2, 2);
        var console = Console.Out;
        using var written = new StringWriter();
        try
        {
            Console.SetOut(written);

            Assert.Same(tensor, tensor.print());
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal(tensor.str() + Environment.NewLine, written.ToString());
    }

    [Fact]
    public void Given_a_tensor_without_elements_or_with_gradients_when_written_then_nothing_fails()
    {
        using var scope = NewDisposeScope();

        Assert.Equal("[0x3], type = Float32, device = cpu\n", Julia(zeros(0, 3)));
        Assert.Equal("[]", Numpy(zeros(0, 3)));
        Assert.Equal("[1, 2]", Numpy(tensor(new[] { 1f, 2f }, requires_grad: true)));
        Assert.Equal("[2, 4]", Numpy(arange(6).reshape(2, 3).t()[2] + tensor(new[] { 0L, -1L })));
    }
}
