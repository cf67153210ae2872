using System.Security.Cryptography;

namespace TorchSharp.Modules;

/// <summary>Fetches files of datasets; a file appears under its name once it is complete and its checksum is right.</summary>
internal static class Download
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromHours(1) };

    /// <summary>Fetches the file from the first address that has it, unless it is there.</summary>
    /// <param name="folder">Made if it is missing.</param>
    /// <param name="file">Its name, which each address ends with.</param>
    /// <param name="md5">What the publishers state.</param>
    /// <param name="addresses">Folders on the net, ending in a slash.</param>
    /// <exception cref="AggregateException">No address gave the right file; the message says why and what to do.</exception>
    public static void File(string folder, string file, string md5, params string[] addresses)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, file);
        if (System.IO.File.Exists(path))
        {
            return;
        }

        var failures = new List<Exception>();
        foreach (var address in addresses)
        {
            try
            {
                using var content = Client.GetStreamAsync(address + file).GetAwaiter().GetResult();
                Save(content, path, md5);
                return;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or InvalidDataException)
            {
                failures.Add(new IOException($"{address + file}: {e.Message}", e));
            }
        }

        throw new AggregateException(
            $"Error downloading {file}. Fetch it on a machine with internet access from {string.Join(" or ", addresses.Select(address => address + file))}, put it into {Path.GetFullPath(folder)} and call again.",
            failures);
    }

    /// <summary>Writes the stream to a file.</summary>
    /// <exception cref="InvalidDataException">The checksum is another; no file is left.</exception>
    public static void Save(Stream content, string path, string? md5)
    {
        var partial = path + ".partial";
        try
        {
            using (var file = System.IO.File.Create(partial))
            {
                content.CopyTo(file);
            }

            if (md5 is not null && Md5(partial) != md5)
            {
                throw new InvalidDataException($"The MD5 checksum is {Md5(partial)} and should be {md5}: the file is damaged, or the publishers changed it.");
            }

            System.IO.File.Move(partial, path, overwrite: true);
        }
        catch
        {
            System.IO.File.Delete(partial);
            throw;
        }
    }

    public static string Md5(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        return Convert.ToHexStringLower(MD5.HashData(stream));
    }
}
