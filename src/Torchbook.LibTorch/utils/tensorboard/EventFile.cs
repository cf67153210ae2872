using System;
using System.IO;
using System.Net;
using System.Threading;

namespace TorchSharp.Utils;

/// <summary>A file of TensorBoard's events, in TensorFlow's record format: length, its checksum, the event, its checksum.</summary>
internal sealed class EventFile
{
    private static int count;
    private readonly string path;

    /// <summary>Begins a new file in the folder, which is made where it is missing.</summary>
    public EventFile(string folder, string suffix = null)
    {
        Directory.CreateDirectory(folder);
        var name = $"events.out.tfevents.{DateTime.Now.Ticks}.{Dns.GetHostName()}.{Environment.ProcessId}.{Interlocked.Increment(ref count)}";
        path = Path.Combine(folder, string.IsNullOrEmpty(suffix) ? name : $"{name}.{suffix}");
        Append(new ProtobufMessage().Add(1, (double)Now).Add(3, "brain.Event:2"));
    }

    private static long Now => DateTimeOffset.Now.ToUnixTimeSeconds();

    /// <summary>Adds an event with one value of a summary.</summary>
    public void Add(ProtobufMessage value, int step, long? walltime) =>
        Append(new ProtobufMessage().Add(1, (double)(walltime ?? Now)).Add(2, step).Add(5, new ProtobufMessage().Add(1, value)));

    private void Append(ProtobufMessage message)
    {
        var data = message.ToArray();
        using var writer = new BinaryWriter(new FileStream(path, FileMode.Append));
        writer.Write((long)data.Length);
        writer.Write(Masked(CRC32C.process((long)data.Length)));
        writer.Write(data);
        writer.Write(Masked(CRC32C.process(data)));
    }

    // A checksum of data that holds checksums would be weak: the format turns and shifts them.
    private static uint Masked(uint crc) => ((crc >> 15) | (crc << 17)) + 0xA282EAD8;
}
