using System.Text;

namespace Torchbook.Notebooks.Hosting;

/// <summary>
/// Native code writes to the process's own stdout and stderr: the host waits for a mark there before it closes the cell.
/// </summary>
internal sealed class NativeMarks
{
    private readonly Stream output = ProcessCalls.OwnOutput(1);
    private readonly Stream error = ProcessCalls.OwnOutput(2);

    /// <summary>The mark, as the host chose it.</summary>
    public string Text { get; set; } = "";

    public void Write()
    {
        ProcessCalls.FlushNativeOutput();
        var bytes = Encoding.UTF8.GetBytes(Text);
        try
        {
            output.Write(bytes);
            error.Write(bytes);
        }
        catch (IOException)
        {
            // The host closed its side, or a cell closed ours: nobody waits there.
        }
    }
}
