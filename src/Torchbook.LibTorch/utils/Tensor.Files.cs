using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Reads a tensor in TorchSharp's format, as <c>Save</c> writes it.</summary>
        /// <exception cref="InvalidDataException">What follows is no tensor in that format.</exception>
        public static Tensor Load(BinaryReader reader) => TensorCodec.Read(reader);

        /// <inheritdoc cref="Load(BinaryReader)"/>
        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            return TensorCodec.Read(reader);
        }

        /// <inheritdoc cref="Load(BinaryReader)"/>
        public static Tensor Load(string location)
        {
            using var stream = File.OpenRead(location);
            return Load(stream);
        }
    }
}
