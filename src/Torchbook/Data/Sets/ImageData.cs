namespace Torchbook.Data;

/// <summary>A dataset in two parts: one to learn from, one to be judged by.</summary>
public sealed record ImageData(ImageSet Train, ImageSet Test) : IDisposable
{
    /// <summary>The same images in another size, see <see cref="ImageFile.Resize"/>.</summary>
    public ImageData Resize(int height, int width) => new(Train.Resize(height, width), Test.Resize(height, width));

    public override string ToString() => $"{Train}\n{Test}";

    public void Dispose()
    {
        Train.Dispose();
        Test.Dispose();
    }
}
