using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Image files as uint8 tensors <c>[C, H, W]</c>.</summary>
    public static partial class io
    {
        /// <summary>The imager used where none is passed: JPEG and PNG here.</summary>
        public static Imager DefaultImager { get; set; } = new StbImager();

        /// <summary>Reads an image file.</summary>
        /// <exception cref="InvalidDataException">The file is truncated, corrupt, too large or in another format.</exception>
        public static torch.Tensor read_image(string filename, ImageReadMode mode = ImageReadMode.UNCHANGED, Imager imager = null)
        {
            try
            {
                return (imager ?? DefaultImager).DecodeImage(File.ReadAllBytes(filename), mode);
            }
            catch (InvalidDataException e)
            {
                throw new InvalidDataException($"{filename}: {e.Message}", e);
            }
        }

        public static torch.Tensor read_image(Stream stream, ImageReadMode mode = ImageReadMode.UNCHANGED, Imager imager = null) =>
            (imager ?? DefaultImager).DecodeImage(stream, mode);

        public static async Task<torch.Tensor> read_image_async(string filename, ImageReadMode mode = ImageReadMode.UNCHANGED, Imager imager = null)
        {
            using var stream = File.OpenRead(filename);
            return await (imager ?? DefaultImager).DecodeImageAsync(stream, mode);
        }

        public static Task<torch.Tensor> read_image_async(Stream stream, ImageReadMode mode = ImageReadMode.UNCHANGED, Imager imager = null) =>
            (imager ?? DefaultImager).DecodeImageAsync(stream, mode);

        /// <summary>Decodes the bytes of an image file, a uint8 tensor <c>[N]</c>.</summary>
        public static torch.Tensor decode_image(torch.Tensor image, ImageReadMode mode = ImageReadMode.UNCHANGED, Imager imager = null) =>
            (imager ?? DefaultImager).DecodeImage(image.bytes.ToArray(), mode);

        /// <summary>The bytes of an image file, a uint8 tensor <c>[N]</c>.</summary>
        public static torch.Tensor encode_image(torch.Tensor image, ImageFormat format, Imager imager = null) =>
            torch.from_array((imager ?? DefaultImager).EncodeImage(image, format));

        public static void write_image(torch.Tensor image, string filename, ImageFormat format, Imager imager = null) =>
            File.WriteAllBytes(filename, (imager ?? DefaultImager).EncodeImage(image, format));

        public static void write_image(torch.Tensor image, Stream stream, ImageFormat format, Imager imager = null) =>
            (imager ?? DefaultImager).EncodeImage(image, format, stream);

        public static async Task write_image_async(torch.Tensor image, string filename, ImageFormat format, Imager imager = null)
        {
            using var stream = File.Create(filename);
            await (imager ?? DefaultImager).EncodeImageAsync(image, format, stream);
        }

        public static Task write_image_async(torch.Tensor image, Stream stream, ImageFormat format, CancellationToken cancellationToken = default, Imager imager = null) =>
            (imager ?? DefaultImager).EncodeImageAsync(image, format, stream, cancellationToken);

        public static void write_png(torch.Tensor image, string filename, Imager imager = null) => write_image(image, filename, ImageFormat.Png, imager);

        public static void write_png(torch.Tensor image, Stream stream, Imager imager = null) => write_image(image, stream, ImageFormat.Png, imager);

        public static void write_jpeg(torch.Tensor image, string filename, Imager imager = null) => write_image(image, filename, ImageFormat.Jpeg, imager);

        public static void write_jpeg(torch.Tensor image, Stream stream, Imager imager = null) => write_image(image, stream, ImageFormat.Jpeg, imager);

        /// <summary>The bytes of any file, a uint8 tensor <c>[N]</c>.</summary>
        public static torch.Tensor read_file(string filename) => torch.from_array(File.ReadAllBytes(filename));

        public static async Task<torch.Tensor> read_file_async(string filename) => torch.from_array(await File.ReadAllBytesAsync(filename));

        public static void write_file(string filename, torch.Tensor data) => File.WriteAllBytes(filename, data.bytes.ToArray());

        /// <summary>The same: there is nothing to wait for in what it returns, so the file is there when it does.</summary>
        public static void write_file_async(string filename, torch.Tensor data) => write_file(filename, data);
    }
}
