using System;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class hub
    {
        private static Func<bool, IProgressBar> createProgressBar = hidden => new ConsoleProgress(hidden);

        /// <summary>Chooses how progress is shown; null for the console.</summary>
        /// <param name="func">Gets whether the bar stays hidden.</param>
        public static void set_create_progress_bar_func(Func<bool, IProgressBar> func) => createProgressBar = func ?? (hidden => new ConsoleProgress(hidden));

        public static IProgressBar CreateProgressBar(bool hidden) => createProgressBar(hidden);

        /// <inheritdoc cref="download_url_to_file_async"/>
        public static void download_url_to_file(string url, string dst, string hash_prefix = null, bool progress = true) =>
            Task.Run(() => download_url_to_file_async(url, dst, hash_prefix, progress)).GetAwaiter().GetResult();

        /// <summary>Downloads a file; <paramref name="dst"/> appears when it is complete and its hash is right.</summary>
        /// <param name="hash_prefix">What the file's SHA-256, in lower-case digits, must begin with.</param>
        /// <exception cref="InvalidDataException">The file has another hash.</exception>
        /// <exception cref="HttpRequestException">The server cannot be reached, or answers with an error.</exception>
        public static async Task download_url_to_file_async(string url, string dst, string hash_prefix = null, bool progress = true, CancellationToken cancellationToken = default)
        {
            var partial = dst + ".part";
            try
            {
                await Fetch(url, partial, progress, cancellationToken);
                await Check(partial, hash_prefix, cancellationToken);
                File.Move(partial, dst, overwrite: true);
            }
            finally
            {
                File.Delete(partial);
            }
        }

        private static async Task Fetch(string url, string file, bool progress, CancellationToken cancellation)
        {
            using var bar = CreateProgressBar(!progress);
            using var client = new HttpClient();
            using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation);
            bar.Maximum = response.EnsureSuccessStatusCode().Content.Headers.ContentLength;
            using var source = await response.Content.ReadAsStreamAsync(cancellation);
            using var target = File.Create(file);
            var buffer = new byte[1 << 16];
            for (int count; (count = await source.ReadAsync(buffer, cancellation)) > 0; bar.Value += count) await target.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }

        private static async Task Check(string file, string prefix, CancellationToken cancellation)
        {
            using var stream = File.OpenRead(file);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
            if (!hash.StartsWith(prefix ?? "", StringComparison.Ordinal)) throw new InvalidDataException($"The downloaded file's SHA-256 is {hash}, expected one that begins with {prefix}.");
        }
    }
}
