namespace Torchbook.Benchmarks.Host;

/// <summary>Our Jupyter kernel and IPython's, both driven by Debian's <c>jupyter_client</c> with the same script.</summary>
internal sealed class KernelBenchmark(string id, string description, string unit = "s") : IBenchmark
{
    private const string Missing = "Jupyter's client or IPython's kernel not found: apt-get install python3-jupyter-client python3-ipykernel";
    private PythonPeer? ours;

    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new KernelBenchmark("host.roundtrip", "1+1 in a notebook, from sending the cell to the end of its outputs"),
        new KernelBenchmark("host.start", "a kernel from its launch to the result of its first cell"),
        new KernelBenchmark("host.memory", "memory that 500 cells cost, each with a variable and a result", "MB"),
    ];

    public string Id => id;

    public string Description => description;

    public string Unit => unit;

    // The launcher, as front ends start the kernel.
    public void SetUp() => ours = PythonPeer.Start(id, Missing, out var missing, [Launcher(), "kernel", "start", "--connection-file", "{connection_file}"])
        ?? throw new IOException(missing);

    public double Run() => ours!.Run();

    public IPeer? StartPeer(out string missing) => PythonPeer.Start(id, Missing, out missing);

    private static string Launcher()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Torchbook.slnx")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "torchbook");
    }
}
