using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    /// <summary>Makes a parameter of the tensor, whose data it takes over.</summary>
    public static Parameter AsParameter(this torch.Tensor tensor) => new(tensor);

    /// <summary>Writes the tensor in TorchSharp's format.</summary>
    public static void Save(this torch.Tensor tensor, BinaryWriter writer) => TensorCodec.Write(writer, tensor);

    /// <inheritdoc cref="Save(torch.Tensor, BinaryWriter)"/>
    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        TensorCodec.Write(writer, tensor);
    }

    /// <inheritdoc cref="Save(torch.Tensor, BinaryWriter)"/>
    public static void Save(this torch.Tensor tensor, string location)
    {
        using var stream = File.Create(location);
        tensor.Save(stream);
    }

    /// <summary>Reads a tensor in TorchSharp's format.</summary>
    /// <param name="skip">Whether to read past the elements; they are then zero.</param>
    /// <exception cref="InvalidDataException">What follows is no tensor in that format.</exception>
    public static torch.Tensor Load(BinaryReader reader, bool skip = false)
    {
        torch.Tensor tensor = null;
        Load(ref tensor, reader, skip);
        return tensor;
    }

    /// <summary>Reads a tensor in TorchSharp's format into this one, or makes one where it is null.</summary>
    /// <param name="skip">Whether to read past the elements; those of a new tensor are then zero.</param>
    /// <exception cref="InvalidDataException">What follows is no tensor, or not one of this shape.</exception>
    public static void Load(ref torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is not null) tensor.Load(reader, skip);
        else tensor = skip ? TensorCodec.Read(reader).zero_() : TensorCodec.Read(reader);
    }

    /// <summary>Reads the elements of a tensor in TorchSharp's format into this one.</summary>
    /// <param name="tensor">Of the shape that was saved.</param>
    /// <param name="skip">Whether to read on behind the tensor without taking it.</param>
    /// <exception cref="InvalidDataException">What follows is no tensor of this shape.</exception>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        using var read = TensorCodec.Read(reader);
        if (skip)
        {
            return;
        }

        if (!read.shape.AsSpan().SequenceEqual(tensor.shape))
        {
            throw new InvalidDataException($"The saved tensor is [{string.Join(", ", read.shape)}]; this one is [{string.Join(", ", tensor.shape)}].");
        }

        using var grad = torch.no_grad();
        tensor.copy_(read);
    }
}
