using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>libtorch's version.</summary>
    public static string __version__ => Shim.Version;

    /// <summary>CPU threads that one operation uses.</summary>
    public static int get_num_threads() => Shim.tb_get_num_threads();

    /// <inheritdoc cref="get_num_threads"/>
    public static void set_num_threads(int num) => Shim.tb_set_num_threads(num);

    /// <summary>CPU threads that run independent operations, such as branches of a TorchScript program.</summary>
    public static int get_num_interop_threads() => Shim.tb_get_num_interop_threads();

    /// <inheritdoc cref="get_num_interop_threads"/>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">Such work has begun already.</exception>
    public static void set_num_interop_threads(int num) => Shim.Check(Shim.tb_set_num_interop_threads(num), nameof(set_num_interop_threads));

    public static bool is_tensor(object obj) => obj is Tensor;
}
