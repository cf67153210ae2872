using Torchbook.Notebooks.Jupyter;

namespace Torchbook.Tests.Notebooks.Jupyter;

public sealed class JupyterKernelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("not json", "not a connection file")]
    [InlineData("[]", "not a connection file")]
    [InlineData("{}", "not a connection file")]
    [InlineData("""{ "signature_scheme": "hmac-md5" }""", "hmac-md5")]
    public void Given_a_broken_connection_file_when_started_then_there_is_one_clear_error(string content, string message)
    {
        var path = folder.Combine("connection.json");
        File.WriteAllText(path, content);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => JupyterKernel.Run(path)).Message);
    }

    [Fact]
    public void Given_no_connection_file_when_started_then_there_is_one_clear_error() =>
        Assert.Contains("not started by hand", Assert.Throws<InvalidDataException>(() => JupyterKernel.Run(folder.Combine("none.json"))).Message);
}
