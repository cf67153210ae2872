using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;

namespace Torchbook.Deploy;

/// <summary>What ONNX Runtime says, without its error codes and source positions.</summary>
internal static partial class RuntimeMessage
{
    public static string Plain(OnnxRuntimeException failure) => Clutter().Replace(failure.Message, "").Trim().TrimEnd('.');

    [GeneratedRegex(@"^\[ErrorCode:\w+\] |(?:/\S+)+\.(?:cc|h):\d+ .*?(?:\)|::\w+) ?")]
    private static partial Regex Clutter();
}
