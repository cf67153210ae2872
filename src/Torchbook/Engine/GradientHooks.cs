using static TorchSharp.torch;

namespace Torchbook.Engine;

/// <summary>Code of your own while gradients are computed. PyTorch: <c>register_hook</c> and <c>register_post_accumulate_grad_hook</c>.
/// Needs the system engine.</summary>
public static class GradientHooks
{
    /// <summary>Calls <paramref name="hook"/> with each gradient that flows back through the tensor, on the thread that runs backward.</summary>
    /// <param name="tensor">Requires gradients.</param>
    /// <param name="hook">Returns another gradient to go on with, or null to leave it. An exception ends backward and is its cause.</param>
    /// <returns>Dispose it to stop.</returns>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The tensor does not require gradients.</exception>
    /// <exception cref="NotSupportedException">The engine is TorchSharp's own package.</exception>
    public static IDisposable OnGradient(this Tensor tensor, Func<Tensor, Tensor?> hook) => TensorEngine.OnGradient(tensor, hook);

    /// <summary>Calls <paramref name="action"/> each time backward has added up the parameter's gradient, on the thread that runs backward:
    /// the moment to send it to other ranks, to clip it, or to update the parameter and let the gradient go.</summary>
    /// <param name="parameter">A leaf that requires gradients.</param>
    /// <param name="action">Receives the parameter. An exception ends backward and is its cause.</param>
    /// <returns>Dispose it to stop.</returns>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The tensor is not a leaf that requires gradients.</exception>
    /// <exception cref="NotSupportedException">The engine is TorchSharp's own package.</exception>
    public static IDisposable AfterGradient(this Tensor parameter, Action<Tensor> action) => TensorEngine.AfterGradient(parameter, () => action(parameter));
}
