using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Making batches of items, and disposing what they hold.</summary>
internal static class Batches
{
    /// <summary>The tensors stacked along a new first dimension.</summary>
    public static Tensor Stack(IEnumerable<Tensor> tensors, Device device) => stack(tensors.ToArray(), 0).to(device, disposeAfter: true);

    public static IList<Tensor> Stack(IEnumerable<IList<Tensor>> items, Device device)
    {
        var list = items as IList<IList<Tensor>> ?? [.. items];
        var batch = new List<Tensor>(list[0].Count);
        for (var column = 0; column < list[0].Count; column++)
        {
            batch.Add(Stack(list.Select(item => item[column]), device));
        }

        return batch;
    }

    public static Dictionary<string, Tensor> Stack(IEnumerable<Dictionary<string, Tensor>> items, Device device)
    {
        var list = items as IList<Dictionary<string, Tensor>> ?? [.. items];
        var batch = new Dictionary<string, Tensor>(list[0].Count);
        foreach (var key in list[0].Keys)
        {
            batch[key] = Stack(list.Select(item => item[key]), device);
        }

        return batch;
    }

    /// <summary>Disposes the tensors in an item or batch, whatever collection holds them.</summary>
    public static void Dispose(object? value)
    {
        switch (value)
        {
            case IDisposable one:
                one.Dispose();
                break;
            case IEnumerable<Tensor> many:
                foreach (var tensor in many)
                {
                    tensor.Dispose();
                }

                break;
            case IDictionary<string, Tensor> named:
                foreach (var tensor in named.Values)
                {
                    tensor.Dispose();
                }

                break;
            case System.Runtime.CompilerServices.ITuple tuple:
                for (var i = 0; i < tuple.Length; i++)
                {
                    Dispose(tuple[i]);
                }

                break;
        }
    }
}
