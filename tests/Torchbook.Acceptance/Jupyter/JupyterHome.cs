using Torchbook.Cli;
using Torchbook.Notebooks.Jupyter.Install;

namespace Torchbook.Acceptance.Jupyter;

/// <summary>A folder in which Jupyter finds our kernel, under the name that lessons ask for, and nothing of the user's.</summary>
internal sealed class JupyterHome : IDisposable
{
    private static readonly string[] settings = ["JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "XDG_DATA_HOME"];
    private readonly string?[] before = [.. settings.Select(Environment.GetEnvironmentVariable)];

    public JupyterHome()
    {
        foreach (var setting in settings)
        {
            Environment.SetEnvironmentVariable(setting, Path.Combine(Folder, setting));
        }

        var name = KernelSpec.Install(["dotnet", Path.Combine(AppContext.BaseDirectory, "Torchbook.Cli.dll")], Repository.NodeModules).Name;
        Assert.Equal(KernelSpec.SharedName, name);
    }

    /// <summary>Goes with this object.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("torchbook-jupyter-").FullName;

    /// <summary>Where Jupyter notes the servers that run.</summary>
    public string Runtime => Path.Combine(Folder, "JUPYTER_RUNTIME_DIR");

    public void Dispose()
    {
        for (var i = 0; i < settings.Length; i++)
        {
            Environment.SetEnvironmentVariable(settings[i], before[i]);
        }

        Directory.Delete(Folder, recursive: true);
    }
}
