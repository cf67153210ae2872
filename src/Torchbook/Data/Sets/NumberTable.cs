using System.Globalization;
using System.IO.Compression;

namespace Torchbook.Data;

/// <summary>A comma-separated file of numbers, plain or gzip-compressed.</summary>
internal static class NumberTable
{
    /// <summary>The first line as words, where it has any, and the numbers of the others.</summary>
    /// <exception cref="InvalidDataException">A line has another number of fields than the first, or one that is no number.</exception>
    public static (string[] Heading, float[][] Rows) Read(string path, bool hasHeading)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        var heading = hasHeading ? reader.ReadLine()?.Split(',') ?? [] : [];
        var rows = new List<float[]>();
        while (reader.ReadLine() is { } line)
            rows.Add(Row(line.Split(','), path, rows));
        return (heading, [.. rows]);
    }

    private static float[] Row(string[] fields, string path, List<float[]> before)
    {
        var number = before.Count + 1;
        if (before.Count > 0 && fields.Length != before[0].Length)
            throw new InvalidDataException($"{path} is not usable: row {number} has {fields.Length} fields, not {before[0].Length}.");
        var row = new float[fields.Length];
        for (var i = 0; i < row.Length; i++)
        {
            if (!float.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out row[i]))
                throw new InvalidDataException($"{path} is not usable: \"{fields[i]}\" in row {number} is no number.");
        }
        return row;
    }
}
