using System.Net.Http;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class io
    {
        /// <summary>Files that are shared on Google Drive.</summary>
        public class GDriveDownload
        {
            private const string Address = "https://drive.google.com/uc?export=download&id=";

            /// <summary>Whether the file is there and, where an MD5 sum is given, has it.</summary>
            public static bool CheckIntegrity(string fpath, string md5 = null)
            {
                if (!File.Exists(fpath) || md5 is null)
                {
                    return File.Exists(fpath);
                }

                using var stream = File.OpenRead(fpath);
                return string.Equals(Convert.ToHexString(MD5.HashData(stream)), md5, StringComparison.OrdinalIgnoreCase);
            }

            /// <inheritdoc cref="DownloadFileFromGoogleDriveAsync"/>
            public static void DownloadFileFromGoogleDrive(string file_id, string root, string filename = null, string md5 = null) =>
                Task.Run(() => DownloadFileFromGoogleDriveAsync(file_id, root, filename, md5)).GetAwaiter().GetResult();

            /// <summary>Fetches a file into a folder, unless it is there. The file appears under its name once it is complete.</summary>
            /// <exception cref="InvalidDataException">What came is a page instead of a file, or has another sum.</exception>
            public static async Task DownloadFileFromGoogleDriveAsync(
                string file_id, string root, string filename = null, string md5 = null, CancellationToken cancellationToken = default)
            {
                var path = Path.Combine(root, filename ?? file_id);
                if (CheckIntegrity(path, md5))
                {
                    return;
                }

                Directory.CreateDirectory(root);
                var partial = path + ".partial";
                try
                {
                    using var client = new HttpClient();

                    // The confirmation that large files ask for, since they are not checked for viruses.
                    using var response = await client.GetAsync(Address + Uri.EscapeDataString(file_id) + "&confirm=t", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                    response.EnsureSuccessStatusCode();
                    await RefusePage(response, path, cancellationToken);
                    using (var file = File.Create(partial))
                    {
                        await response.Content.CopyToAsync(file, cancellationToken);
                    }

                    if (!CheckIntegrity(partial, md5))
                    {
                        throw new InvalidDataException($"The file that Google Drive sent for {path} has another MD5 sum than {md5}.");
                    }

                    File.Move(partial, path, overwrite: true);
                }
                finally
                {
                    File.Delete(partial);
                }
            }

            private static async Task RefusePage(HttpResponseMessage response, string path, CancellationToken cancellationToken)
            {
                if (response.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    var page = await response.Content.ReadAsStringAsync(cancellationToken);
                    var title = Regex.Match(page, "<title>(.*?)</title>").Groups[1].Value;
                    throw new InvalidDataException($"Google Drive answered with a page instead of the file {path}: {title}. Where its quota is exceeded, it helps to wait a day.");
                }
            }
        }
    }
}
