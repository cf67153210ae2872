using Microsoft.ML.OnnxRuntime;

namespace Torchbook.Deploy;

public sealed partial class OnnxSession
{
    /// <summary>Loads a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="OnnxFileException">It is not a model that ONNX Runtime can run, or has several inputs or outputs.</exception>
    /// <exception cref="NotSupportedException">The execution provider asked for is not available.</exception>
    public static OnnxSession Load(string path, SessionSettings? settings = null) => File.Exists(path)
        ? Load(File.ReadAllBytes(path), settings, Path.GetFileName(path))
        : throw new FileNotFoundException($"There is no file {path}.", path);

    /// <summary>Loads a model from memory.</summary>
    /// <inheritdoc cref="Load(string, SessionSettings?)"/>
    public static OnnxSession Load(byte[] model, SessionSettings? settings = null) => Load(model, settings, "the model");

    private static OnnxSession Load(byte[] model, SessionSettings? settings, string name)
    {
        settings ??= new();
        var provider = settings.Provider ?? ExecutionProviders.Best;
        using var options = Options(settings, provider);
        var native = Open(model, options, name);
        if (native.InputMetadata.Count == 1 && native.OutputMetadata.Count == 1)
        {
            return new OnnxSession(native, name, provider);
        }

        var (inputs, outputs) = (native.InputMetadata.Keys.ToList(), native.OutputMetadata.Keys.ToList());
        native.Dispose();
        throw new OnnxFileException($"{name} has the inputs {string.Join(", ", inputs)} and the outputs {string.Join(", ", outputs)}; OnnxSession runs models with one of each. Use Microsoft.ML.OnnxRuntime.InferenceSession.");
    }

    private static SessionOptions Options(SessionSettings settings, ExecutionProvider provider)
    {
        if (settings.Threads is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(settings), settings.Threads, "An operation needs at least 1 thread.");
        }

        var options = new SessionOptions
        {
            // 0 stands for one for each core.
            IntraOpNumThreads = settings.Threads ?? 0,
            GraphOptimizationLevel = settings.Optimize ? GraphOptimizationLevel.ORT_ENABLE_ALL : GraphOptimizationLevel.ORT_DISABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", settings.Spin ? "1" : "0");
        try
        {
            ExecutionProviders.AppendTo(options, provider);
            return options;
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }

    private static InferenceSession Open(byte[] model, SessionOptions options, string name)
    {
        try
        {
            return new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException failure)
        {
            throw new OnnxFileException($"{name} ({model.Length:#,0} bytes) is not a complete ONNX model that ONNX Runtime {ExecutionProviders.RuntimeVersion} can run: {RuntimeMessage.Plain(failure)}.", failure);
        }
    }
}
