using System.Formats.Tar;
using System.IO.Compression;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class datasets
    {
        /// <summary>Fetching and unpacking.</summary>
        public static partial class utils
        {
            /// <inheritdoc cref="io.GDriveDownload.DownloadFileFromGoogleDrive"/>
            public static void download_file_from_google_drive(string file_id, string root, string? filename = null, string? md5 = null) =>
                io.GDriveDownload.DownloadFileFromGoogleDrive(file_id, root, filename, md5);

            /// <summary>Unpacks a .zip or a .tar.gz; no entry of it can leave the folder.</summary>
            /// <param name="from_path">The archive.</param>
            /// <param name="to_path">Where to; the archive's folder if null.</param>
            /// <param name="remove_finished">Deletes the archive afterwards.</param>
            /// <returns>The folder.</returns>
            /// <exception cref="ArgumentException">The name ends otherwise.</exception>
            /// <exception cref="InvalidDataException">The archive is damaged.</exception>
            public static string extract_archive(string from_path, string? to_path = null, bool remove_finished = false)
            {
                to_path ??= Path.GetDirectoryName(Path.GetFullPath(from_path))!;
                Directory.CreateDirectory(to_path);
                if (from_path.EndsWith(".zip", StringComparison.Ordinal))
                {
                    ZipFile.ExtractToDirectory(from_path, to_path, overwriteFiles: true);
                }
                else if (from_path.EndsWith(".tar.gz", StringComparison.Ordinal))
                {
                    using var file = File.OpenRead(from_path);
                    using var content = new GZipStream(file, CompressionMode.Decompress);
                    TarFile.ExtractToDirectory(content, to_path, overwriteFiles: true);
                }
                else
                {
                    throw new ArgumentException($"{from_path} is neither a .zip nor a .tar.gz.", nameof(from_path));
                }

                if (remove_finished)
                {
                    File.Delete(from_path);
                }

                return to_path;
            }
        }
    }
}
