using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Copies of a module as PyTorch's deepcopy makes them: same weights, other tensors, and no draw from the generator.</summary>
internal static class ModuleCopy
{
    public static T Of<T>(T module, Func<T> create)
        where T : nn.Module
    {
        using var state = random.get_rng_state();
        var copy = create();
        random.set_rng_state(state);
        foreach (var (name, tensor) in module.named_parameters())
        {
            var own = copy.get_parameter(name);
            own.requires_grad = tensor.requires_grad;
            if (own.dtype != tensor.dtype || own.device_type != tensor.device_type || own.device_index != tensor.device_index)
            {
                copy.to(tensor.device, tensor.dtype);
            }
        }

        copy.load_state_dict(module.state_dict());
        copy.train(module.training);
        return copy;
    }
}
