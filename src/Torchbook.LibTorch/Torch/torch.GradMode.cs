using System;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Switches recording off until disposed, on this thread.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Switches recording on until disposed, on this thread.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    /// <summary>Switches recording on or off until disposed, on this thread.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>Like <see cref="no_grad"/>, and faster: the tensors made inside can never take part in recording.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_grad_enabled() => Shim.tb_is_grad_enabled() != 0;

    public static bool is_inference_mode_enabled() => Shim.tb_is_inference() != 0;

    private sealed class GradMode : IDisposable
    {
        private readonly bool before = is_grad_enabled();

        public GradMode(bool enabled) => Shim.tb_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose() => Shim.tb_set_grad_enabled(before ? 1 : 0);
    }

    private sealed class InferenceMode(bool enabled) : IDisposable
    {
        private nint guard = Shim.tb_inference_begin(enabled ? 1 : 0);

        public void Dispose()
        {
            if (guard != 0) Shim.tb_inference_end(guard);
            guard = 0;
        }
    }
}
