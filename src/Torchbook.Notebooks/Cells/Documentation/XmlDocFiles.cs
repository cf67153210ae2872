using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Torchbook.Notebooks.Cells.Documentation;

/// <summary>
/// Finds documentation in the XML files beside assemblies and, for the framework, in the SDK's reference pack. Files are searched as
/// bytes, not parsed: one of them has eight megabytes, and only some members of it are ever asked for.
/// </summary>
internal sealed class XmlDocFiles
{
    private static readonly string frameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly Lazy<string?> pack = new(FindPack);
    private readonly Dictionary<string, byte[]> contents = [];

    /// <summary>The <c>member</c> element of a documentation id; null where nothing is written.</summary>
    /// <param name="assemblyFile">The assembly that has the member.</param>
    /// <param name="id">Such as <c>M:System.String.Trim</c>.</param>
    public XElement? Find(string assemblyFile, string id) => Candidates(assemblyFile, id).Select(file => Search(file, id)).FirstOrDefault(found => found is not null);

    private static IEnumerable<string> Candidates(string assemblyFile, string id)
    {
        if (Path.GetDirectoryName(assemblyFile) != frameworkFolder)
        {
            return [Path.ChangeExtension(assemblyFile, ".xml")];
        }

        if (pack.Value is not { } folder)
        {
            return [];
        }

        // What implements a member is often not the assembly that documents it. The namespace's name is the best guess.
        var dot = id.Split('(')[0].LastIndexOf('.');
        var guesses = new List<string> { Path.GetFileNameWithoutExtension(assemblyFile), "System.Runtime" };
        for (var name = id[2..Math.Max(dot, 2)]; name.Length > 0; name = name[..Math.Max(name.LastIndexOf('.'), 0)])
        {
            guesses.Add(name);
        }

        var likely = guesses.Distinct().Select(name => Path.Combine(folder, name + ".xml")).Where(File.Exists).ToList();
        return likely.Concat(Directory.EnumerateFiles(folder, "*.xml").Except(likely));
    }

    private XElement? Search(string file, string id)
    {
        if (!contents.TryGetValue(file, out var content))
        {
            contents[file] = content = File.Exists(file) ? File.ReadAllBytes(file) : [];
        }

        var at = content.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"<member name=\"{id}\">"));
        if (at < 0)
        {
            return null;
        }

        var length = content.AsSpan(at).IndexOf("</member>"u8);
        try
        {
            return XElement.Parse(Encoding.UTF8.GetString(content, at, length + "</member>".Length), LoadOptions.PreserveWhitespace);
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            return null;
        }
    }

    // DOTNET/shared/Microsoft.NETCore.App/10.0.1 runs; DOTNET/packs/Microsoft.NETCore.App.Ref/10.0.1/ref/net10.0 documents.
    private static string? FindPack()
    {
        var packs = Path.GetFullPath(Path.Combine(frameworkFolder, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        return Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*")
                .Select(version => Path.Combine(version, "ref", $"net{Environment.Version.Major}.0")).Where(Directory.Exists).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
    }
}
