using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class io
    {
        /// <summary>Which channels an image is read with; <see cref="UNCHANGED"/> keeps the file's own.</summary>
        public enum ImageReadMode
        {
            UNCHANGED = 0,
            GRAY = 1,
            GRAY_ALPHA = 2,
            RGB = 3,
            RGB_ALPHA = 4,
        }

        /// <summary>Decodes and encodes image files. Images are uint8 tensors <c>[C, H, W]</c>.</summary>
        public abstract class Imager
        {
            public abstract torch.Tensor DecodeImage(Stream stream, ImageReadMode mode = ImageReadMode.UNCHANGED);

            public abstract torch.Tensor DecodeImage(byte[] data, ImageReadMode mode = ImageReadMode.UNCHANGED);

            public abstract void EncodeImage(torch.Tensor image, ImageFormat format, Stream stream);

            public abstract byte[] EncodeImage(torch.Tensor image, ImageFormat format);

            public virtual Task<torch.Tensor> DecodeImageAsync(Stream stream, ImageReadMode mode = ImageReadMode.UNCHANGED, CancellationToken cancellationToken = default) =>
                Task.Run(() => DecodeImage(stream, mode), cancellationToken);

            public virtual Task EncodeImageAsync(torch.Tensor image, ImageFormat format, Stream stream, CancellationToken cancellationToken = default) =>
                Task.Run(() => EncodeImage(image, format, stream), cancellationToken);
        }

        /// <summary>An imager that refuses everything.</summary>
        public class NotImplementedImager : Imager
        {
            public override torch.Tensor DecodeImage(Stream image, ImageReadMode mode = ImageReadMode.UNCHANGED) => throw Refusal();

            public override torch.Tensor DecodeImage(byte[] data, ImageReadMode mode = ImageReadMode.UNCHANGED) => throw Refusal();

            public override void EncodeImage(torch.Tensor image, ImageFormat format, Stream stream) => throw Refusal();

            public override byte[] EncodeImage(torch.Tensor image, ImageFormat format) => throw Refusal();

            public override Task<torch.Tensor> DecodeImageAsync(Stream stream, ImageReadMode mode = ImageReadMode.UNCHANGED, CancellationToken cancellationToken = default) =>
                throw Refusal();

            public override Task EncodeImageAsync(torch.Tensor image, ImageFormat format, Stream stream, CancellationToken cancellationToken = default) =>
                throw Refusal();

            private static NotImplementedException Refusal() => new("Assign torchvision.io.DefaultImager, or pass an imager, to read and write images.");
        }
    }
}
