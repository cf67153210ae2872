using System.Diagnostics;
using Torchbook.Models;
using Torchbook.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

/// <summary>Ours and a reader and writer of fifteen lines in Python, made from the format's description alone.</summary>
public sealed class SafetensorsPythonTests : IDisposable
{
    private const string Script = """
        import json, struct, sys, torch
        types = {"F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16, "I64": torch.int64, "I32": torch.int32,
                 "I16": torch.int16, "I8": torch.int8, "U8": torch.uint8, "BOOL": torch.bool}
        data = open(sys.argv[1], "rb").read()
        n, = struct.unpack("<Q", data[:8]); header = json.loads(data[8:8 + n]); body = bytearray(data[8 + n:])
        out, blob = {"__metadata__": {"read": header.pop("__metadata__")["note"]}}, b""
        for name, d in reversed(list(header.items())):
            b, e = d["data_offsets"]
            t = torch.frombuffer(body, dtype=types[d["dtype"]], count=(e - b) // torch.tensor([], dtype=types[d["dtype"]]).element_size(), offset=b).reshape(d["shape"])
            t = ~t if t.dtype == torch.bool else t + t
            raw = t.contiguous().view(torch.uint8 if t.dim() else t.dtype).numpy().tobytes() if t.dim() else t.reshape(1).view(torch.uint8).numpy().tobytes()
            out[name] = {"dtype": d["dtype"], "shape": d["shape"], "data_offsets": [len(blob), len(blob) + len(raw)]}; blob += raw
        head = json.dumps(out).encode()
        open(sys.argv[2], "wb").write(struct.pack("<Q", len(head)) + head + blob)
        """;

    private readonly TemporaryFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Given_PyTorch_on_this_machine_when_it_doubles_every_tensor_of_our_file_then_we_read_what_it_wrote()
    {
        ScalarType[] types = [ScalarType.Float16, ScalarType.BFloat16, ScalarType.Float32, ScalarType.Float64, ScalarType.Int8, ScalarType.Int16, ScalarType.Int32, ScalarType.Int64, ScalarType.Byte];
        var tensors = types.ToDictionary(t => $"{t}", t => (randn([3, 5], ScalarType.Float64) * 20).to(t));
        tensors["number"] = ones([], ScalarType.Float32);
        tensors["bool"] = rand(6).gt(0.5);
        Safetensors.Save(folder / "ours", tensors, new Dictionary<string, string> { ["note"] = "größer" });

        Python(folder / "ours", folder / "theirs");
        using var file = SafetensorsFile.Open(folder / "theirs");
        var doubled = file.ReadAll();

        Assert.Equal("größer", file.Metadata["read"]);
        foreach (var (name, tensor) in tensors)
        {
            var expected = tensor.dtype == ScalarType.Bool ? tensor.logical_not() : tensor + tensor;
            Assert.True(expected.eq(doubled[name]).all().item<bool>(), name);
        }
    }

    private static void Python(params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Script, .. arguments]) { RedirectStandardError = true };
        Assert.SkipUnless(File.Exists(start.FileName), "There is no /usr/bin/python3 here to write a file independently.");
        using var python = Process.Start(start)!;
        var errors = python.StandardError.ReadToEnd();
        python.WaitForExit();
        Assert.SkipWhen(errors.Contains("No module named 'torch'", StringComparison.Ordinal), "PyTorch is not installed here to write a file independently.");
        Assert.True(python.ExitCode == 0, errors);
    }
}
