using Torchbook.Notebooks.Documents;

namespace Torchbook.Tests.Notebooks.Documents;

public sealed class TemporaryFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Given_a_file_with_permissions_when_replaced_then_it_keeps_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions of Unix");
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        var path = folder.Combine("a.txt");
        File.WriteAllText(path, "old");
        File.SetUnixFileMode(path, mode);

        AtomicFile.WriteText(path, "new");

        Assert.Equal(("new", mode), (File.ReadAllText(path), File.GetUnixFileMode(path)));
    }

    [Fact]
    public void Given_a_read_only_file_when_written_then_it_is_refused_and_stays()
    {
        var path = folder.Combine("a.txt");
        File.WriteAllText(path, "old");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        var error = Assert.Throws<IOException>(() => AtomicFile.WriteText(path, "new"));

        File.SetAttributes(path, FileAttributes.Normal);
        Assert.Contains("read-only", error.Message);
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void Given_what_a_killed_writer_left_when_written_then_it_goes_and_what_is_being_written_stays()
    {
        File.WriteAllText(folder.Combine(".b.txt.0123.tmp"), "another file's");
        using var other = new TemporaryFile(new FileInfo(folder.Combine("a.txt")));
        File.WriteAllText(folder.Combine(".a.txt.4567.tmp"), "left");
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }

        AtomicFile.WriteText(folder.Combine("a.txt"), "first");

        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);
        other.Replace("second"u8);
        Assert.Equal("second", File.ReadAllText(folder.Combine("a.txt")));
        Assert.Equal([folder.Combine(".b.txt.0123.tmp"), folder.Combine("a.txt")], Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Given_many_writers_of_one_file_when_they_write_at_once_then_it_is_always_whole()
    {
        var path = folder.Combine("a.txt");
        AtomicFile.WriteText(path, new string('0', 50_000));
        System.Threading.Tasks.Parallel.For(0, 60, i =>
        {
            AtomicFile.WriteText(path, new string((char)('a' + (i % 26)), 50_000));
            var text = File.ReadAllText(path);
            Assert.Equal((50_000, 1), (text.Length, text.Distinct().Count()));
        });
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }
}
