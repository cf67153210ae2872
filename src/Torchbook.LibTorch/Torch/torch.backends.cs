using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    // In the order of native/settings.cpp.
    private enum BackendFlag
    {
        Tf32Cublas,
        HalfReduction,
        FlashAttention,
        MathAttention,
        Tf32Cudnn,
    }

    private static bool IsOn(BackendFlag flag) => Shim.tb_backend_flag((int)flag) != 0;

    private static void Switch(BackendFlag flag, bool on) => Shim.Check(Shim.tb_set_backend_flag((int)flag, on ? 1 : 0), flag.ToString());

    public static partial class backends
    {
        public static partial class cuda
        {
            public static bool flash_sdp_enabled() => IsOn(BackendFlag.FlashAttention);

            public static void enable_flash_sdp(bool enable) => Switch(BackendFlag.FlashAttention, enable);

            public static bool math_sdp_enabled() => IsOn(BackendFlag.MathAttention);

            public static void enable_math_sdp(bool enable) => Switch(BackendFlag.MathAttention, enable);

            public static partial class matmul
            {
                /// <summary>Whether float matrix products may use TensorFloat-32, with 10 bits of mantissa.</summary>
                public static bool allow_tf32
                {
                    get => IsOn(BackendFlag.Tf32Cublas);
                    set => Switch(BackendFlag.Tf32Cublas, value);
                }

                /// <summary>Whether sums in float16 products may be kept in float16.</summary>
                public static bool allow_fp16_reduced_precision_reduction
                {
                    get => IsOn(BackendFlag.HalfReduction);
                    set => Switch(BackendFlag.HalfReduction, value);
                }
            }
        }

        public static partial class cudnn
        {
            /// <summary>Whether float convolutions may use TensorFloat-32.</summary>
            public static bool allow_tf32
            {
                get => IsOn(BackendFlag.Tf32Cudnn);
                set => Switch(BackendFlag.Tf32Cudnn, value);
            }
        }
    }
}
