using Torchbook.Deploy;
using Torchbook.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Tests.Deploy;

public sealed class OnnxSessionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string file;

    public OnnxSessionTests()
    {
        file = folder / "digits.onnx";
        using var model = Sequential(Conv2d(1, 2, 3), Flatten(), Linear(2 * 6 * 6, 10));
        OnnxModel.Export(model, [1, 8, 8], file);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Given_an_input_of_another_shape_or_type_when_run_then_the_expected_and_the_given_one_are_named()
    {
        using var scope = NewDisposeScope();
        using var session = OnnxSession.Load(file);

        Assert.Equal("float32 [N, 1, 8, 8]", session.Input.ToString());
        Assert.Contains("digits.onnx takes float32 [N, 1, 8, 8], but was given float32 [4, 8, 8, 1]", Refused(session, rand(4, 8, 8, 1)), StringComparison.Ordinal);
        Assert.Contains("but was given float32 [8, 8]", Refused(session, rand(8, 8)), StringComparison.Ordinal);
        Assert.Contains("but was given float64 [1, 1, 8, 8]", Refused(session, rand(1, 1, 8, 8).@double()), StringComparison.Ordinal);
        Assert.Contains("but was given int64", Refused(session, zeros([1, 1, 8, 8], ScalarType.Int64)), StringComparison.Ordinal);
        Assert.Contains("63 numbers do not fill [1, 1, 8, 8]", Assert.Throws<ArgumentException>(() => session.Run(new float[63], 1, 1, 8, 8)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_numbers_without_tensors_when_run_then_the_answer_is_that_of_the_tensor_and_strides_do_not_matter()
    {
        using var scope = NewDisposeScope();
        using var session = OnnxSession.Load(file, new SessionSettings { Threads = 1, Provider = ExecutionProvider.Cpu });
        var x = rand(3, 1, 8, 8).transpose(2, 3);

        var (values, shape) = session.Run(x.contiguous().data<float>().ToArray(), 3, 1, 8, 8);

        Assert.Equal([3, 10], shape);
        Assert.Equal(session.Run(x).data<float>().ToArray(), values);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void Given_a_truncated_file_when_loaded_then_it_is_named_with_its_size(double part)
    {
        var bytes = File.ReadAllBytes(file);
        var cut = folder.Write("cut.onnx", bytes[..(int)(part * bytes.Length)]);

        var error = Assert.Throws<OnnxFileException>(() => OnnxSession.Load(cut));

        Assert.Matches(@"^cut\.onnx \([\d,]+ bytes\) is not a complete ONNX model that ONNX Runtime \S+ can run: \S", error.Message);
        Assert.DoesNotContain(".cc", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_file_of_something_else_or_none_when_loaded_then_that_is_said()
    {
        var text = folder.Write("notes.onnx", "this is no model, but a note"u8.ToArray());

        Assert.Contains("notes.onnx (28 bytes) is not a complete ONNX model", Assert.Throws<OnnxFileException>(() => OnnxSession.Load(text)).Message, StringComparison.Ordinal);
        Assert.Contains("There is no file", Assert.Throws<FileNotFoundException>(() => OnnxSession.Load(folder / "absent.onnx")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_execution_providers_when_examined_then_the_CPU_is_there_and_each_that_is_missing_says_why_and_refuses_with_that_reason()
    {
        var all = ExecutionProviders.Examine();

        Assert.Equal([ExecutionProvider.TensorRT, ExecutionProvider.Cuda, ExecutionProvider.Cpu], all.Select(status => status.Provider));
        Assert.True(all[^1].Available);
        foreach (var missing in all.Where(status => !status.Available))
        {
            Assert.False(string.IsNullOrWhiteSpace(missing.Remedy));
            Assert.Contains(missing.Detail, Assert.Throws<NotSupportedException>(() => OnnxSession.Load(file, new SessionSettings { Provider = missing.Provider })).Message, StringComparison.Ordinal);
        }

        using var session = OnnxSession.Load(file);
        Assert.Equal(ExecutionProviders.Best, session.Provider);
    }

    [Fact]
    public void Given_a_bound_session_when_run_again_with_other_numbers_then_each_answer_is_that_of_an_unbound_run()
    {
        using var scope = NewDisposeScope();
        using var session = OnnxSession.Load(file);
        using var bound = session.Bind(3);
        for (var i = 0; i < 3; i++)
        {
            var x = randn(3, 1, 8, 8);
            x.data<float>().ToArray().CopyTo(bound.Input);
            bound.CopyIn();
            bound.Run();
            bound.CopyOut();
            Assert.Equal(session.Run(x).data<float>().ToArray(), bound.Output.ToArray());
        }

        Assert.Equal(session.Provider != ExecutionProvider.Cpu, bound.HasDeviceMemory);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Bind(0));
    }

    [Fact]
    public void Given_no_threads_when_loaded_then_it_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OnnxSession.Load(file, new SessionSettings { Threads = 0 }));

    private static string Refused(OnnxSession session, Tensor input) => Assert.Throws<ArgumentException>(() => session.Run(input)).Message;
}
