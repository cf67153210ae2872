using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Torchbook.Charts;

/// <summary>librsvg's command line tool, for machines whose librsvg is not where <see cref="LibRsvg"/> looks.</summary>
internal static class RsvgConvert
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static bool s_missing;

    public static byte[]? TryRender(string svg, double scale)
    {
        if (s_missing)
        {
            return null;
        }

        var start = new ProcessStartInfo("rsvg-convert", ["--zoom", scale.ToString(CultureInfo.InvariantCulture), "--format", "png"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            using var png = new MemoryStream();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(png);
            process.StandardInput.Write(svg);
            process.StandardInput.Close();
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
                return null;
            }

            reading.Wait(Patience);
            return process.ExitCode == 0 && png.Length > 0 ? png.ToArray() : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            s_missing = e is Win32Exception;
            return null;
        }
    }
}
