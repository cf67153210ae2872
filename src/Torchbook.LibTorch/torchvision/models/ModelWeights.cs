using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>How the vision models start: in place of what their layers drew, or from a file.</summary>
internal static class ModelWeights
{
    /// <summary>Convolutions normal by fan-out (He et al., https://arxiv.org/abs/1502.01852), normalizations one and zero.</summary>
    public static void Initialize(nn.Module model, double? linearDeviation = null)
    {
        foreach (var module in model.modules())
        {
            switch (module)
            {
                case Convolution convolution:
                    init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
                    Zero(convolution.bias);
                    break;
                case BatchNorm norm:
                    One(norm.weight);
                    Zero(norm.bias);
                    break;
                case GroupNorm norm:
                    One(norm.weight);
                    Zero(norm.bias);
                    break;
                case Linear linear when linearDeviation is { } deviation:
                    init.normal_(linear.weight, 0, deviation);
                    Zero(linear.bias);
                    break;
            }
        }
    }

    /// <summary>Reads a file in TorchSharp's format; the classifier's last layer stays as it is if asked to.</summary>
    public static void Load(nn.Module model, string file, bool skipfc, params string[] lastLayers) =>
        model.load(file, skip: skipfc ? [.. lastLayers.SelectMany(layer => new[] { layer + ".weight", layer + ".bias" })] : null);

    public static void MoveTo(nn.Module model, Device? device)
    {
        if (device is not null && device.type != DeviceType.CPU)
        {
            model.to(device);
        }
    }

    private static void One(Tensor? tensor)
    {
        if (tensor is not null)
        {
            init.ones_(tensor);
        }
    }

    private static void Zero(Tensor? tensor)
    {
        if (tensor is not null)
        {
            init.zeros_(tensor);
        }
    }
}
