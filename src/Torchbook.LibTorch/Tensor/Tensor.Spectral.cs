using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// Short-time Fourier transform of a signal [N] or [B, N]: [..., frequencies, frames], complex where <paramref name="return_complex"/>,
        /// by default where the signal is; else with real and imaginary parts in a last dimension of size 2.
        /// </summary>
        /// <param name="hop_length">Between frames; −1 for <paramref name="n_fft"/> / 4.</param>
        /// <param name="win_length">−1 for <paramref name="n_fft"/>.</param>
        /// <param name="window">[win_length]; null for ones.</param>
        /// <param name="center">Whether frames are centred on their positions, by padding the signal.</param>
        public Tensor stft(long n_fft, long hop_length = -1, long win_length = -1, Tensor window = null, bool center = true, PaddingModes pad_mode = PaddingModes.Reflect, bool normalized = false, bool? onesided = null, bool? return_complex = null) =>
            Hidden.stft(this, n_fft, Optional(hop_length), Optional(win_length), window, center, pad_mode == PaddingModes.Zeros ? "constant" : pad_mode.ToString().ToLowerInvariant(), normalized, onesided, return_complex ?? is_complex());

        private static long? Optional(long length) => length == -1 ? null : length;
    }
}
