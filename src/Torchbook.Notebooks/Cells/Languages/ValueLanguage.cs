using Torchbook.Display;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Languages;

/// <summary><c>#!value</c>: keeps text under a name, from the cell, a file or the web, for <c>#!share --from value</c>.</summary>
internal sealed class ValueLanguage : ICellLanguage, IVariables
{
    private const string Usage = "#!value --name NAME [--from-file FILE | --from-url URL] [--mime-type TYPE], the text below it";
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, CellVariable> variables = [];

    public IReadOnlyList<string> Names { get; } = ["value"];

    public string Summary => "text kept under a name: " + Usage;

    public IReadOnlyList<CellVariable> Variables => [.. variables.Values];

    public void Set(string name, object? value) => variables[name] = new(name, value?.GetType() ?? typeof(object), value);

    public object? Run(CellPart part, CellRun run)
    {
        var directive = part.Directive ?? new("value", [], part.Line);
        var arguments = new MagicArguments(directive, Usage, "--name", "--from-file", "--from-url", "--mime-type");
        var name = arguments.Needed("--name");
        var text = arguments["--from-file"] is { } file ? FromFile(Path.GetFullPath(file, run.Folder), arguments)
            : arguments["--from-url"] is { } url ? FromWeb(url, arguments, run.Cancel)
            : part.Text.Trim();
        Set(name, text);
        if (arguments["--mime-type"] is { } mimeType)
        {
            DisplayFunctions.display(MimeBundle.Text(text).With(mimeType, MimeText.ToNode(mimeType, text)));
        }

        return null;
    }

    private static string FromFile(string path, MagicArguments arguments)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw arguments.Error(File.Exists(path) ? $"{path} cannot be read ({e.Message})" : $"there is no file {path}");
        }
    }

    private static string FromWeb(string url, MagicArguments arguments, CancellationToken cancel)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw arguments.Error($"{url} is not an address on the web");
        }

        using var client = new HttpClient { Timeout = patience };
        try
        {
            return client.GetStringAsync(address, cancel).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            throw arguments.Error($"{url} cannot be had ({e.Message}). Without a network, save the text as a file and use --from-file");
        }
    }
}
