using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Convolution;

/// <summary>
/// Finding a small picture in a large one. The template is the kernel; dividing by the contrast under the window keeps bright places
/// from winning. After Lewis, "Fast normalized cross-correlation", 1995. Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
public static class TemplateMatching
{
    /// <summary>The correlation coefficient of the template with every window of the image; 0 where window or template is flat.</summary>
    /// <param name="image"><c>[H, W]</c> or <c>[C, H, W]</c>.</param>
    /// <param name="template"><c>[h, w]</c> or <c>[C, h, w]</c>, no larger than the image.</param>
    /// <returns><c>[H − h + 1, W − w + 1]</c>, float64, −1 to 1.</returns>
    /// <exception cref="ArgumentException">The ranks or channels differ, or the template is larger than the image.</exception>
    public static Tensor NormalizedCrossCorrelation(Tensor image, Tensor template)
    {
        RequireFit(image, template);
        using var scope = NewDisposeScope();

        // Differences of large sums: float64, or flat places of a bright picture would drown in rounding.
        var (x, t) = (AsBatch(image), AsBatch(template));
        t = t - t.mean();
        var correlation = nn.functional.conv2d(x, t);
        var (height, width) = (t.shape[2], t.shape[3]);
        var contrast = WindowSums(x.square(), height, width) - WindowSums(x, height, width).square() / t.numel();
        var product = contrast.clamp_min(0) * t.square().sum();
        var isFlat = product.lt(1e-12 * t.numel() * t.numel());
        var score = where(isFlat, zeros_like(product), correlation / (product + isFlat.to_type(ScalarType.Float64)).sqrt());
        return score.clamp(-1, 1).select(0, 0).select(0, 0).contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>The place with the highest score.</summary>
    /// <param name="scores"><c>[rows, columns]</c>, from <see cref="NormalizedCrossCorrelation"/>.</param>
    public static TemplateMatch Best(Tensor scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        using var scope = NewDisposeScope();
        var (row, column) = Math.DivRem(scores.argmax().item<long>(), scores.shape[^1]);
        return new(row, column, scores.max().to_type(ScalarType.Float64).item<double>());
    }

    /// <summary>The sum under every window: four corners of a running sum, whatever the window's size.</summary>
    private static Tensor WindowSums(Tensor x, long height, long width)
    {
        var running = nn.functional.pad(x.sum(dim: 1, keepdim: true), [1, 0, 1, 0]).cumsum(2).cumsum(3);
        var (rows, columns) = (running.shape[2] - height, running.shape[3] - width);
        Tensor Corner(long top, long left) => running.narrow(2, top, rows).narrow(3, left, columns);
        return Corner(height, width) - Corner(0, width) - Corner(height, 0) + Corner(0, 0);
    }

    private static Tensor AsBatch(Tensor picture) =>
        picture.detach().to_type(ScalarType.Float64).reshape(1, picture.dim() == 3 ? picture.shape[0] : 1, picture.shape[^2], picture.shape[^1]);

    private static void RequireFit(Tensor image, Tensor template)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(template);
        var (big, small) = ($"[{string.Join(", ", image.shape)}]", $"[{string.Join(", ", template.shape)}]");
        if (image.dim() is not (2 or 3) || template.dim() != image.dim() || (image.dim() == 3 && image.shape[0] != template.shape[0]))
        {
            throw new ArgumentException($"Image and template must both be [H, W], or both [C, H, W] with the same channels; they are {big} and {small}.", nameof(template));
        }

        if (template.shape[^2] > image.shape[^2] || template.shape[^1] > image.shape[^1] || template.numel() == 0)
        {
            throw new ArgumentException($"The template {small} must lie inside the image {big}.", nameof(template));
        }
    }
}
