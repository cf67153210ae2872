namespace TorchSharp.Modules;

internal static class ParameterLess
{
    public static InvalidOperationException Refusal(string module, string parts) =>
        new($"{module} holds no {parts}. Derive from torch.nn.Module to hold them.");
}
