namespace Torchbook.Tests.Setup;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string file) => Path.Combine(Root, file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Torchbook.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"no checkout above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }
}
