using Torchbook.Notebooks.Documents;

namespace Torchbook.Tests.Notebooks.Documents;

public class AtomicFileTests
{
    [Fact]
    public void Given_an_older_file_when_written_then_it_is_replaced_and_nothing_else_is_left()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("deep/er/a.txt");
        AtomicFile.WriteText(path, "old and longer");

        AtomicFile.WriteText(path, "new");

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Given_a_link_when_written_then_its_target_changes_and_the_link_stays()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("real.txt"), "old");
        File.CreateSymbolicLink(folder.Combine("link.txt"), folder.Combine("real.txt"));

        AtomicFile.WriteText(folder.Combine("link.txt"), "new");

        Assert.Equal("new", File.ReadAllText(folder.Combine("real.txt")));
        Assert.NotNull(new FileInfo(folder.Combine("link.txt")).LinkTarget);
    }

    [Fact]
    public void Given_a_file_where_a_folder_should_be_when_written_then_one_error_names_path_and_remedy()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("taken"), "");

        var error = Assert.Throws<IOException>(() => AtomicFile.WriteText(folder.Combine("taken/a.txt"), "x"));

        Assert.StartsWith(folder.Combine("taken/a.txt"), error.Message);
        Assert.EndsWith("Check that the folder exists and can be written to.", error.Message);
    }

    [Fact]
    public void Given_a_folder_of_the_same_name_when_written_then_it_fails_and_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("a.txt"));

        Assert.Throws<IOException>(() => AtomicFile.WriteText(folder.Combine("a.txt"), "x"));

        Assert.Equal([folder.Combine("a.txt")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Given_a_full_disk_when_written_then_the_error_says_so()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs a device that is always full");

        var full = Assert.ThrowsAny<IOException>(() =>
        {
            using var device = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            device.Write([1]);
        });

        Assert.StartsWith("/out/a.html: cannot be written (the disk is full). Free some space", AtomicFile.Describe("/out/a.html", full).Message);
    }
}
