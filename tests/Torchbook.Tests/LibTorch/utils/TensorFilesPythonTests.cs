using Torchbook.Tests.Data;
using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Utils;

/// <summary>TorchSharp's format against twenty lines of Python, made from its description: counts and sizes as LEB128 numbers, names in
/// UTF-8, element types by TorchSharp's numbers, elements in row-major order.</summary>
public sealed class TensorFilesPythonTests(ITestOutputHelper output) : IDisposable
{
    private const string Format = """
        import io, struct
        types = {0: torch.uint8, 1: torch.int8, 2: torch.int16, 3: torch.int32, 4: torch.int64, 5: torch.float16, 6: torch.float32, 7: torch.float64,
                 9: torch.complex64, 10: torch.complex128, 11: torch.bool, 15: torch.bfloat16}
        def put(f, n):
            while n > 127: f.write(bytes([n & 127 | 128])); n >>= 7
            f.write(bytes([n]))
        def get(f):
            n = shift = 0
            while True:
                b = f.read(1)[0]; n |= (b & 127) << shift; shift += 7
                if b < 128: return n
        def write(f, sd):
            put(f, len(sd))
            for name, t in sd.items():
                raw = name.encode(); put(f, len(raw)); f.write(raw)
                put(f, next(k for k, v in types.items() if v == t.dtype)); put(f, t.dim())
                for s in t.shape: put(f, s)
                f.write(t.contiguous().reshape(-1).view(torch.uint8).numpy().tobytes() if t.numel() else b'')
        def read(f):
            sd = {}
            for _ in range(get(f)):
                name = f.read(get(f)).decode(); dtype = types[get(f)]; shape = [get(f) for _ in range(get(f))]
                count = 1
                for s in shape: count *= s
                data = f.read(count * torch.empty(0, dtype=dtype).element_size())
                sd[name] = torch.frombuffer(bytearray(data), dtype=dtype).reshape(shape) if count else torch.empty(shape, dtype=dtype)
            assert f.read() == b''
            return sd

        """;

    private readonly TemporaryFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Given_a_module_saved_here_when_Python_reads_it_then_every_tensor_is_equal()
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        using var model = Model();
        model.save(folder / "it.dat");

        var python = PyTorchScript.Run($"{Format}out.update(read(open(r'{folder / "it.dat"}', 'rb')))");

        Assert.Equal(model.state_dict().Keys, python.Keys);
        Assert.All(model.state_dict(), p => Assert.True(p.Value.Equals(python[p.Key]), p.Key));
    }

    [Fact]
    public void Given_a_state_that_Python_writes_when_a_module_loads_it_then_every_tensor_is_equal()
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        using var model = Model();
        var python = PyTorchScript.Run($"{Format}m = nn.Sequential(nn.Conv2d(3, 200, 3), nn.BatchNorm2d(200))\nwrite(open(r'{folder / "it.dat"}', 'wb'), {{('größe.' if k.startswith('0') else 'norm.') + k[2:]: v for k, v in m.state_dict().items()}})\nout.update(m.state_dict())");

        model.load(folder / "it.dat");

        Assert.All(model.state_dict(), p => Assert.True(p.Value.Equals(python[p.Key.Replace("größe", "0", StringComparison.Ordinal).Replace("norm", "1", StringComparison.Ordinal)]), p.Key));
    }

    [Theory]
    [InlineData(new byte[] { 6, 3, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f })]
    [InlineData(new byte[] { 6, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f })]
    [InlineData(new byte[] { 6, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f })]
    [InlineData(new byte[] { 6, 1, 0xff, 0xff, 0xff, 0xff, 0x0f })]
    public void Given_sizes_that_no_memory_holds_when_loaded_then_they_are_refused_before_any_is_taken(byte[] file) =>
        Assert.Throws<InvalidDataException>(() => Tensor.Load(new MemoryStream(file)));

    [Fact]
    public void Given_a_file_with_one_name_twice_when_loaded_then_it_is_refused()
    {
        var stream = new MemoryStream();
        stream.WriteByte(2);
        foreach (var value in new[] { 1f, 2 })
        {
            stream.Write([1, (byte)'a', 6, 1, 1]);
            stream.Write(BitConverter.GetBytes(value));
        }

        stream.Position = 0;
        using var model = nn.Linear(1, 1);
        Assert.Throws<InvalidDataException>(() => model.load(stream, strict: false));
    }

    [Fact]
    public void Given_files_damaged_at_random_when_loaded_then_they_load_or_an_exception_says_why()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var model = nn.Sequential(("größe", nn.Linear(3, 2)), ("norm", nn.BatchNorm1d(2)));
        var (state, single) = (new MemoryStream(), new MemoryStream());
        model.save(state);
        using var tensor = rand(2, 3);
        tensor.Save(single);
        var (loaded, before) = (0, LiveTensors.Settled());
        for (var trial = 0; trial < FuzzInput.Trials; trial++)
        {
            try
            {
                using var step = NewDisposeScope();
                if (trial % 3 == 0)
                {
                    Tensor.Load(new MemoryStream(FuzzInput.Damage(single.ToArray(), random)));
                }
                else
                {
                    model.load(new MemoryStream(FuzzInput.Damage(state.ToArray(), random)), strict: trial % 3 == 1);
                }

                loaded++;
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
            {
            }
        }

        output.WriteLine($"{loaded} of {FuzzInput.Trials} loaded all the same");
        Assert.InRange(loaded, 1, FuzzInput.Trials - 1);
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static nn.Module<Tensor, Tensor> Model() => nn.Sequential(("größe", nn.Conv2d(3, 200, 3)), ("norm", nn.BatchNorm2d(200)));
}
