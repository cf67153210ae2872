using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Utils;

public sealed class DownloadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("torchbook-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Given_big_endian_numbers_when_read_then_the_first_byte_is_the_largest()
    {
        var reader = new BigEndianReader(new BinaryReader(new MemoryStream([0, 0, 8, 3, 1, 2, 3])));

        Assert.Equal(0x803, reader.ReadInt32());
        Assert.Equal([2, 1], reader.ReadBigEndianBytes(2));
        Assert.Throws<EndOfStreamException>(() => reader.ReadBigEndianBytes(2));
    }

    [Fact]
    public void Given_packed_files_when_unpacked_then_they_lie_in_the_folder()
    {
        var archive = Path.Combine(folder, "data.tar.gz");
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        File.WriteAllText(Path.Combine(folder, "data", "a.txt"), "A");
        using (var packed = new GZipStream(File.Create(archive), CompressionLevel.Fastest)) TarFile.CreateFromDirectory(Path.Combine(folder, "data"), packed, true);
        var target = Path.Combine(folder, "target");

        Decompress.ExtractTGZ(archive, target);
        Decompress.DecompressGZipFile(archive, folder);

        Assert.Equal("A", File.ReadAllText(Path.Combine(target, "data", "a.txt")));
        Assert.True(File.Exists(Path.Combine(target, "data.bin")));
        Assert.True(File.Exists(Path.Combine(folder, "data.tar")));
    }

    [Fact]
    public void Given_a_server_when_a_file_is_downloaded_then_it_appears_only_with_the_right_hash()
    {
        var content = new byte[200_000];
        new Random(3).NextBytes(content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var bar = new Bar();
        hub.set_create_progress_bar_func(_ => bar);
        using var server = Serve(content, out var url);

        var file = Path.Combine(folder, "file");
        try
        {
            Assert.Throws<InvalidDataException>(() => hub.download_url_to_file(url, file, "0000"));
            Assert.False(File.Exists(file));
            hub.download_url_to_file(url, file, hash[..8]);
        }
        finally
        {
            hub.set_create_progress_bar_func(null);
        }

        Assert.Equal(content, File.ReadAllBytes(file));
        Assert.Equal((200_000, 400_000), (bar.Maximum, bar.Value));
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    private static HttpListener Serve(byte[] content, out string url)
    {
        var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        free.Start();
        url = $"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        var server = new HttpListener { Prefixes = { url } };
        server.Start();
        _ = Task.Run(async () =>
        {
            for (var k = 0; k < 2; k++)
            {
                var context = await server.GetContextAsync();
                context.Response.ContentLength64 = content.Length;
                await context.Response.OutputStream.WriteAsync(content);
                context.Response.Close();
            }
        });
        return server;
    }

    private sealed class Bar : IProgressBar
    {
        public long Value { get; set; }

        public long? Maximum { get; set; }

        public void Dispose() { }
    }
}
