using System.Text;

namespace Torchbook.Notebooks.Hosting;

/// <summary>
/// Native code writes to the process's own stdout and stderr: the host waits for a mark there before it closes the cell.
/// </summary>
internal sealed class NativeMarks
{
    /// <summary>The mark, as the host chose it.</summary>
    public string Text { get; set; } = "";

    public void Write()
    {
        PosixCalls.FlushNativeOutput();
        var bytes = Encoding.UTF8.GetBytes(Text);
        using var output = Console.OpenStandardOutput();
        output.Write(bytes);
        output.Flush();
        using var error = Console.OpenStandardError();
        error.Write(bytes);
        error.Flush();
    }
}
