using System;
using System.IO;
using System.Net;

namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class tensorboard
        {
            /// <param name="log_dir">Where the run's files go; a folder named by time and machine under <c>runs</c> when null.</param>
            /// <param name="filename_suffix">What the file's name ends in.</param>
            /// <param name="createRunName">Adds such a folder to <paramref name="log_dir"/>, too.</param>
            public static Modules.SummaryWriter SummaryWriter(string log_dir = null, string filename_suffix = null, bool createRunName = false) =>
                new(createRunName && !string.IsNullOrEmpty(log_dir) ? RunName(log_dir) : log_dir, filename_suffix);

            internal static string RunName(string folder) =>
                Path.Combine(folder, FormattableString.Invariant($"{DateTime.Now:MMMdd_HH-mm-ss}_{Dns.GetHostName()}"));
        }
    }
}
