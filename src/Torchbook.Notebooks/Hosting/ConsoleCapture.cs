using System.Text;

namespace Torchbook.Notebooks.Hosting;

/// <summary>What <see cref="Console.Out"/> or <see cref="Console.Error"/> is while cells run.</summary>
internal sealed class ConsoleCapture(OutputBuffer buffer, string stream) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine => "\n";

    public override void Write(char value) => buffer.Write(stream, [value]);

    public override void Write(string? value) => buffer.Write(stream, value);

    public override void Write(char[] text, int index, int count) => buffer.Write(stream, text.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> text) => buffer.Write(stream, text);

    public override void WriteLine(string? value) => buffer.Write(stream, value + NewLine);

    public override void Flush() => buffer.Flush();
}
