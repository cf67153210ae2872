namespace Torchbook.Data;

/// <summary>The file that a download grows in, until it is complete, verified and given its real name.</summary>
internal static class PartFile
{
    /// <summary>The most that is stored for a file: an honest copy may be compressed a little worse, never larger than this.</summary>
    public static long LargestFor(DatasetFile file) => Math.Max(file.Bytes, file.DownloadBytes) + (1 << 20);

    /// <summary>
    /// Writes a stream to a file from byte <paramref name="resumeAt"/> on; what lay behind it is cut off. A single read may take
    /// <paramref name="stallPatience"/>.
    /// </summary>
    /// <exception cref="SourceException">The stream broke, stood still or ran over <paramref name="largest"/> bytes.</exception>
    /// <exception cref="DatasetException">The target cannot be written.</exception>
    public static async Task WriteAsync(Stream from, string target, long resumeAt, long largest, TimeSpan stallPatience,
        Action<long> received, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(target)!;
        var to = CacheFolder.Use(folder, () => OpenAt(target, resumeAt));
        try
        {
            var buffer = new byte[1 << 16];
            var total = resumeAt;
            for (int read; (read = await ReadAsync(from, buffer, stallPatience, cancellation)) > 0;)
            {
                total += read;
                if (total > largest)
                    throw new SourceException($"sends more than the {largest:N0} bytes the file can have");
                CacheFolder.Use(folder, () => to.Write(buffer, 0, read));
                received(total);
            }
        }
        finally
        {
            CacheFolder.Use(folder, to.Dispose);
        }
    }

    private static FileStream OpenAt(string target, long position)
    {
        // Unbuffered: every byte received is on its way to the disk when a process is killed.
        var file = new FileStream(target, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        if (file.Length > position)
            file.SetLength(position);
        file.Position = position;
        return file;
    }

    private static async Task<int> ReadAsync(Stream from, byte[] buffer, TimeSpan patience, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(patience);
        try
        {
            return await from.ReadAsync(buffer, timer.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceException($"sent nothing for {patience.TotalSeconds:0.#} s", worthAnotherTry: true);
        }
        catch (IOException e)
        {
            throw new SourceException($"the connection broke ({e.Message.TrimEnd('.')})", worthAnotherTry: true, e);
        }
    }
}
