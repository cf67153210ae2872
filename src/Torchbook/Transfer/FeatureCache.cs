using System.Security.Cryptography;
using System.Text;
using Torchbook.Models;
using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Transfer;

/// <summary>
/// Keeps features in a folder, so that the same network meets the same examples only once. A file's name is a hash of the layers, their
/// weights and the inputs: what has changed is extracted anew. Code that changes without its layers or weights goes unnoticed; clear the
/// folder then. Files are safetensors; one that is damaged counts as absent.
/// </summary>
/// <param name="folder">Made when it is first needed.</param>
public sealed class FeatureCache(string folder)
{
    private const string TensorName = "features";

    /// <summary>How often features were found in the folder.</summary>
    public int Hits { get; private set; }

    /// <summary>How often they had to be extracted.</summary>
    public int Misses { get; private set; }

    /// <inheritdoc cref="Features.Extract"/>
    public Examples Extract(nn.Module<Tensor, Tensor> extractor, Examples data, int batchSize = 500)
    {
        var path = Path.Combine(folder, Key(extractor, data.Inputs) + ".safetensors");
        if (TryRead(path) is { } kept)
        {
            Hits++;
            return new(kept, data.Labels.cpu());
        }

        Misses++;
        var extracted = Features.Extract(extractor, data, batchSize);
        Safetensors.Save(path, new Dictionary<string, Tensor> { [TensorName] = extracted.Inputs });
        return extracted;
    }

    private static Tensor? TryRead(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = SafetensorsFile.Open(path);
            return file.Read(TensorName);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            return null;
        }
    }

    private static string Key(nn.Module extractor, Tensor inputs)
    {
        using var scope = NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var layers = extractor.named_modules().Select(m => $"{m.name} {m.module.GetType()}");
        hash.AppendData(Encoding.UTF8.GetBytes($"{extractor.GetType()}\n{string.Join('\n', layers)}\n"));
        foreach (var (name, tensor) in extractor.state_dict().Append(new("inputs", inputs)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {tensor.dtype} [{string.Join(", ", tensor.shape)}]\n"));
            hash.AppendData(tensor.detach().cpu().contiguous().bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}
