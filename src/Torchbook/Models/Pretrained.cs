using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>Networks that come with the kit, already trained; <c>torchbook data pretrain</c> makes their files anew.</summary>
public static class Pretrained
{
    /// <summary>The size of the images they were trained on.</summary>
    public static IReadOnlyList<long> InputShape { get; } = [1, 28, 28];

    internal const string LettersName = "letters.safetensors";

    /// <summary>A <see cref="SmallConvNet"/> that reads the 52 letters of <see cref="Data.GlyphAlphabet.Letters"/>: images <c>[N, 1, 28, 28]</c> from 0 (paper) to 1 (ink).</summary>
    /// <returns>A new network on the CPU, in training mode, with nothing frozen.</returns>
    public static SmallConvNet Letters()
    {
        using var file = OpenLetters();
        var model = new SmallConvNet([.. InputShape], Data.GlyphAlphabet.Letters.ClassNames.Count);
        Safetensors.Load(file, model);
        return model;
    }

    /// <summary>What is known about those weights: data, seed, epochs, accuracy, versions.</summary>
    public static IReadOnlyDictionary<string, string> LettersRecord
    {
        get
        {
            using var file = OpenLetters();
            return file.Metadata;
        }
    }

    private static SafetensorsFile OpenLetters() =>
        SafetensorsFile.Open(LettersName, typeof(Pretrained).Assembly.GetManifestResourceStream($"datasets/pretrained/{LettersName}")!);
}
