using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Data;

/// <summary>JPEG and PNG files as float tensors.</summary>
public static class ImageFile
{
    /// <summary>Reads a picture: float32 <c>[C, H, W]</c> in the range 0 to 1.</summary>
    /// <param name="path">A JPEG or PNG file.</param>
    /// <param name="mode">Which channels; default red, green and blue, whatever the file has.</param>
    /// <exception cref="InvalidDataException">The file is truncated, corrupt, larger than 100 million pixels, or no JPEG or PNG.</exception>
    public static Tensor Load(string path, torchvision.io.ImageReadMode mode = torchvision.io.ImageReadMode.RGB)
    {
        using var scope = NewDisposeScope();
        return torchvision.io.read_image(path, mode).to(ScalarType.Float32).div_(255).MoveToOuterDisposeScope();
    }

    /// <summary>Writes a picture as PNG, or as JPEG where the name ends so. Values outside 0 to 1 are cut off.</summary>
    /// <param name="image">Float <c>[C, H, W]</c> with 1, 3 or 4 channels, or <c>[H, W]</c>.</param>
    /// <param name="path">The file to write.</param>
    public static void Save(Tensor image, string path)
    {
        using var scope = NewDisposeScope();
        var planes = image.dim() == 2 ? image.unsqueeze(0) : image;
        var bytes = planes.detach().cpu().clamp(0, 1).mul(255).round().to(ScalarType.Byte);
        var jpeg = Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg";
        torchvision.io.write_image(bytes, path, jpeg ? torchvision.ImageFormat.Jpeg : torchvision.ImageFormat.Png);
    }

    /// <summary>
    /// Pictures in another size. Each new pixel is a mean of old ones, weighted by a triangle as wide as the reduction, so that shrinking
    /// does not alias (what Pillow calls BILINEAR). Rows and columns are resized by one matrix product each.
    /// </summary>
    /// <param name="images">Float <c>[…, H, W]</c>.</param>
    /// <param name="height">New height in pixels, at least 1.</param>
    /// <param name="width">New width in pixels, at least 1.</param>
    public static Tensor Resize(Tensor images, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        using var scope = NewDisposeScope();
        var rows = Weights((int)images.shape[^2], height).to(images.dtype, images.device);
        var columns = Weights((int)images.shape[^1], width).to(images.dtype, images.device);
        return rows.matmul(images).matmul(columns.t()).MoveToOuterDisposeScope();
    }

    /// <summary>The weights of the old pixels in each new one, <c>[to, from]</c>; every row sums to 1.</summary>
    private static Tensor Weights(int from, int to)
    {
        var ratio = (float)from / to;
        var reach = Math.Max(ratio, 1);
        var weights = new float[to, from];
        for (var i = 0; i < to; i++)
        {
            var center = (i + 0.5f) * ratio;
            var sum = 0f;
            for (var j = 0; j < from; j++)
                sum += weights[i, j] = Math.Max(0, 1 - Math.Abs(j + 0.5f - center) / reach);
            for (var j = 0; j < from; j++)
                weights[i, j] /= sum;
        }
        return from_array(weights);
    }
}
