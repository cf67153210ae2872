using System.Buffers.Binary;
using System.Text;
using Torchbook.Models;
using Torchbook.Tests.Data;
using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

/// <summary>The format's element types that tensors do not have here.</summary>
public sealed class SafetensorsTypesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_unsigned_numbers_when_read_then_each_has_its_value_in_a_wider_type()
    {
        Assert.Equal([0, 1, 65535, 32768], Read("U16", [0, 0, 1, 0, 255, 255, 0, 128]).data<int>().ToArray());
        Assert.Equal([1L, 4294967295], Read("U32", [1, 0, 0, 0, 255, 255, 255, 255]).data<long>().ToArray());
        Assert.Equal([long.MaxValue], Read("U64", BitConverter.GetBytes(long.MaxValue)).data<long>().ToArray());
        var error = Assert.Throws<InvalidDataException>(() => Read("U64", BitConverter.GetBytes(1UL << 63))).Message;
        Assert.StartsWith("it is not usable: a number of type U64 is larger than", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_all_fractions_in_one_byte_when_read_then_they_are_those_of_the_published_tables()
    {
        var all = Enumerable.Range(0, 256).Select(b => (byte)b).ToArray();
        var (e4m3, e5m2, e8m0) = (Read("F8_E4M3", all), Read("F8_E5M2", all), Read("F8_E8M0", all));

        Assert.Equal([ScalarType.Float32, ScalarType.Float32, ScalarType.Float32], [e4m3.dtype, e5m2.dtype, e8m0.dtype]);
        // arXiv 2209.05433, table 1: largest, smallest normal, largest and smallest subnormal.
        Assert.Equal([448, 1 / 64f, 0.875f / 64, 1 / 512f], Pick(e4m3, 0b01111110, 0b00001000, 0b00000111, 1));
        Assert.Equal([57344, 1 / 16384f, 0.75f / 16384, 1 / 65536f], Pick(e5m2, 0b01111011, 0b00000100, 0b00000011, 1));
        Assert.Equal([float.PositiveInfinity, float.NegativeInfinity, -57344], Pick(e5m2, 0x7c, 0xfc, 0xfb));
        Assert.Equal([float.NaN, float.NaN, -448, 0], Pick(e4m3, 0x7f, 0xff, 0xfe, 0));
        Assert.Equal([MathF.ScaleB(1, -127), 1, MathF.ScaleB(1, 127), float.NaN], Pick(e8m0, 0, 127, 254, 255));
        Assert.Equal((2, 6, 0), ((int)e4m3.isnan().sum().item<long>(), (int)e5m2.isnan().sum().item<long>(), (int)e4m3.isinf().sum().item<long>()));
    }

    [Fact]
    public void Given_complex_numbers_when_saved_then_Python_finds_them_where_the_format_says()
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        using var folder = new TemporaryFolder();
        var values = randn(3, 2, ScalarType.ComplexFloat32);
        Safetensors.Save(folder / "it", new Dictionary<string, Tensor> { ["z"] = values, ["w"] = ones(1) });

        var python = PyTorchScript.Run($"""
            import json, struct
            data = open(r'{folder / "it"}', 'rb').read()
            n, = struct.unpack('<Q', data[:8]); d = json.loads(data[8:8 + n])['z']
            assert d['dtype'] == 'C64' and d['shape'] == [3, 2], d
            out['z'] = torch.frombuffer(bytearray(data[8 + n:]), dtype=torch.complex64, count=6, offset=d['data_offsets'][0]).reshape(3, 2)
            """)["z"];

        Assert.True(values.Equals(python));
        Assert.True(values.Equals(Safetensors.Load(folder / "it")["z"]));
    }

    private static float[] Pick(Tensor values, params int[] at) => Array.ConvertAll(at, k => values[k].item<float>());

    private static Tensor Read(string type, byte[] data)
    {
        var size = type[^2..] switch { "16" => 2, "32" => 4, "64" => 8, _ => 1 };
        var header = Encoding.UTF8.GetBytes($$$"""{"a":{"dtype":"{{{type}}}","shape":[{{{data.Length / size}}}],"data_offsets":[0,{{{data.Length}}}]}}""");
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        using var file = SafetensorsFile.Open("it", new MemoryStream([.. prefix, .. header, .. data]));
        return file.Read("a");
    }
}
