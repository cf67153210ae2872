namespace Torchbook.Cli.Learner;

/// <summary>A program in which notebooks are opened.</summary>
/// <param name="Id">What <c>--with</c> calls it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Program">What to start.</param>
/// <param name="Arguments">Before the folder and the notebook.</param>
/// <param name="Probe">A program that is there when it is installed.</param>
/// <param name="Returns">Whether the program ends when the window is open; a Jupyter server stays until Ctrl+C.</param>
public sealed record FrontEnd(string Id, string Name, string Program, IReadOnlyList<string> Arguments, string Probe, bool Returns)
{
    /// <summary>Those that are known, the best first.</summary>
    public static IReadOnlyList<FrontEnd> All { get; } =
    [
        new("code", "VS Code", "code", [], "code", true),
        new("lab", "JupyterLab", "jupyter", ["lab"], "jupyter-lab", false),
        new("notebook", "Jupyter Notebook", "jupyter", ["notebook"], "jupyter-notebook", false),
    ];

    public const string HowToInstall =
        "Install VS Code (https://code.visualstudio.com, with the extensions that it recommends for this folder), or Jupyter: sudo apt-get install jupyter-notebook";

    /// <summary>The one that <paramref name="wanted"/> names, or the first that is installed; null where none is.</summary>
    /// <exception cref="CommandException">The one that is named is not installed.</exception>
    public static FrontEnd? Find(string? wanted)
    {
        if (wanted is null)
        {
            return All.FirstOrDefault(one => one.IsInstalled);
        }

        var named = All.First(one => one.Id == wanted);
        return named.IsInstalled ? named : throw new CommandException($"{named.Name} is not installed: there is no {named.Probe} on the PATH. {HowToInstall}");
    }

    /// <summary>Opens a notebook. Of a server that stays, this returns when it has ended.</summary>
    /// <param name="root">The folder that VS Code opens with it.</param>
    /// <param name="notebook">The notebook.</param>
    /// <param name="cancel">Ends a server.</param>
    public Task<int> OpenAsync(string root, string notebook, CancellationToken cancel)
    {
        string[] target = Returns ? [root, notebook] : Environment.UserName == "root" ? ["--allow-root", notebook] : [notebook];
        return Processes.RunAsync(Program, [.. Arguments, .. target], cancel);
    }

    private bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => OperatingSystem.IsWindows() ? new[] { ".cmd", ".exe" }.Select(ending => Path.Combine(folder, Probe + ending)) : [Path.Combine(folder, Probe)])
        .Any(File.Exists);
}
