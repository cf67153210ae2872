using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Torchbook.Tests.Data;

/// <summary>A real HTTP server on this machine that serves some content and misbehaves on request.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly byte[] content;
    private int answered;

    public LoopbackServer(byte[] content)
    {
        this.content = content;
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The start line and headers of every GET, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>How many GETs lose their connection half-way through the rest of the content.</summary>
    public int BreakFirst { get; init; }

    /// <summary>Whether a Range header is answered with the part it asks for.</summary>
    public bool HonorsRange { get; init; } = true;

    /// <summary>The status of every answer; the content comes only with 200.</summary>
    public int Status { get; init; } = 200;

    /// <summary>How many GETs get half of the content and then silence.</summary>
    public int StallFirst { get; init; }

    /// <summary>Whether answers say how long they are.</summary>
    public bool SendsLength { get; init; } = true;

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var closed = client;
        try
        {
            var stream = client.GetStream();
            var request = await ReadRequestAsync(stream);
            if (request.StartsWith("HEAD", StringComparison.Ordinal))
            {
                await SendAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                return;
            }
            Requests.Enqueue(request);
            await AnswerGetAsync(stream, request, Interlocked.Increment(ref answered));
        }
        catch (IOException)
        {
            // The client went away.
        }
    }

    private async Task AnswerGetAsync(NetworkStream stream, string request, int number)
    {
        if (Status != 200)
        {
            await SendAsync(stream, $"HTTP/1.1 {Status} Some Reason\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return;
        }
        var from = HonorsRange ? RangeStart(request) : 0;
        if (from > 0 && from >= content.Length)
        {
            await SendAsync(stream, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return;
        }
        var body = content.AsMemory(from);
        var head = from > 0
            ? $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {from}-{content.Length - 1}/{content.Length}\r\n"
            : "HTTP/1.1 200 OK\r\n";
        await SendAsync(stream, $"{head}{(SendsLength ? $"Content-Length: {body.Length}\r\n" : "")}Connection: close\r\n\r\n");
        var partial = number <= Math.Max(BreakFirst, StallFirst);
        await stream.WriteAsync(partial ? body[..(body.Length / 2)] : body);
        if (number <= StallFirst)
            await Task.Delay(TimeSpan.FromMinutes(1));
    }

    private static int RangeStart(string request)
    {
        const string header = "Range: bytes=";
        var at = request.IndexOf(header, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(request[(at + header.Length)..].Split('-')[0]);
    }

    private static async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains("\r\n\r\n"))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
                throw new IOException("The client closed the connection.");
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        return text.ToString();
    }

    private static async Task SendAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
}
