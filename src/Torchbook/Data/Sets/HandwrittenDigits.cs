namespace Torchbook.Data;

/// <summary>The best handwritten digits that this machine can get.</summary>
public static class HandwrittenDigits
{
    /// <summary>
    /// MNIST where cache, mirror or network has it, else the UCI digits, else <see cref="Glyphs"/>. Without a network it has decided within
    /// three seconds. The choice says what it is and why.
    /// </summary>
    /// <inheritdoc cref="Mnist.Load"/>
    public static DigitChoice Best(DatasetStore? store = null, IProgress<DownloadProgress>? progress = null)
    {
        var chosen = store ?? DatasetStore.FromEnvironment();
        // All at once: what is out of reach for one is mostly so for the other.
        Task.Run(() => chosen.ProbeAsync([DatasetCatalog.Find(Mnist.Id), DatasetCatalog.Find(Digits.Id)], default)).GetAwaiter().GetResult();
        var passedOver = new List<string>();
        return Try(() => Mnist.Load(chosen, progress), passedOver)
            ?? Try(() => Digits.Load(chosen, progress), passedOver)
            ?? new DigitChoice(Glyphs.Load(), passedOver);
    }

    private static DigitChoice? Try(Func<ImageData> load, List<string> passedOver)
    {
        try
        {
            return new DigitChoice(load(), [.. passedOver]);
        }
        catch (DatasetException e)
        {
            passedOver.Add(e.Message);
            return null;
        }
    }
}
