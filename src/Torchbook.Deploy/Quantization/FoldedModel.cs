using Microsoft.ML.OnnxRuntime;
using Onnx;

namespace Torchbook.Deploy.Quantization;

/// <summary>A model with its constants folded and batch normalization merged into the convolution before it, by ONNX Runtime itself.</summary>
internal static class FoldedModel
{
    public static ModelProto Of(string path)
    {
        var folded = Path.Combine(Path.GetTempPath(), $"torchbook-{Guid.NewGuid():N}.onnx");
        try
        {
            using var options = new SessionOptions
            {
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC,
                OptimizedModelFilePath = folded,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            using (new InferenceSession(path, options))
            {
            }

            return ModelProto.Parser.ParseFrom(File.ReadAllBytes(folded));
        }
        finally
        {
            File.Delete(folded);
        }
    }
}
