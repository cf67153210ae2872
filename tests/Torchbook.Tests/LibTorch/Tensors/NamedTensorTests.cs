using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Tensors;

public class NamedTensorTests
{
    [Fact]
    public void Given_names_when_a_tensor_is_made_then_its_dimensions_carry_them_through_operations()
    {
        using var scope = NewDisposeScope();
        var images = zeros([2, 3, 4], names: ["N", "C", "L"]);

        Assert.True(images.has_names());
        Assert.Equal(["N", "C", "L"], images.names);
        Assert.Equal(["N", "L"], images.sum(1).names);
        Assert.Equal(["N", "C", "L"], (images + 1).abs().names);
        Assert.Equal(["N"], tensor(new[] { 1f, 2f }, names: ["N"]).names);
        Assert.Equal(["C"], rand(3, names: ["C"]).names);
    }

    [Fact]
    public void Given_a_named_tensor_when_renamed_refined_and_aligned_then_views_have_the_new_names()
    {
        using var scope = NewDisposeScope();
        var tensor = ones(2, 3).rename(["N", "C"]);

        Assert.Equal([1, 3, 2], tensor.align_to("H", "C", "N").shape);
        Assert.Equal(["A", "B"], tensor.rename(["A", "B"]).names);
        Assert.False(tensor.rename(null).has_names());
        Assert.Equal(new string?[] { "N", null }, zeros(2, 3).rename(["N", null!]).names.AsEnumerable());
        Assert.Equal(["N", "C"], zeros(2, 3).rename(["N", null!]).refine_names("N", "C").names);
        tensor.rename_(["X", "Y"]);
        Assert.Equal(["X", "Y"], tensor.names);
        Assert.False(zeros(1).has_names());
        Assert.Null(Assert.Single(zeros(1).names));
    }

    [Fact]
    public void Given_named_dimensions_when_flattened_and_unflattened_then_the_names_follow()
    {
        using var scope = NewDisposeScope();
        var tensor = zeros([2, 3, 4], names: ["N", "C", "L"]);

        var flat = tensor.flatten(["C", "L"], "features");
        var again = flat.unflatten("features", ("C", 3), ("L", 4));

        Assert.Equal([2, 12], flat.shape);
        Assert.Equal(["N", "features"], flat.names);
        Assert.Equal(["N", "C", "L"], again.names);
    }

    [Fact]
    public void Given_names_that_do_not_fit_when_used_then_libtorch_says_why()
    {
        using var scope = NewDisposeScope();

        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => zeros([2, 3], names: ["N"]));
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => zeros(2, 3).rename(["N", "N"]));
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => zeros(2, 3).rename(["not a name", "N"]));
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => zeros([2], names: ["N"]) + zeros([2], names: ["C"]));
    }
}
