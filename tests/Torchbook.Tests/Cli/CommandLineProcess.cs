namespace Torchbook.Tests.Cli;

/// <summary>The real command line in a process of its own, with a data cache of its own.</summary>
internal static class CommandLineProcess
{
    public static Task<Outcome> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string?>(), arguments);

    public static Task<Outcome> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        Outcome.OfAsync(Path.GetTempPath(), environment, ["dotnet", Path.Combine(AppContext.BaseDirectory, "Torchbook.Cli.dll"), .. arguments]);
}
