using System.Text.Json.Nodes;
using Torchbook.Notebooks.Jupyter;

namespace Torchbook.Tests.Notebooks.Jupyter;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string? before = Environment.GetEnvironmentVariable(ConnectionFile.AllowRemote);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(ConnectionFile.AllowRemote, before);
        folder.Dispose();
    }

    [Theory]
    [InlineData("tcp", "127.0.0.1", "tcp://127.0.0.1:5001")]
    [InlineData("tcp", "127.8.9.1", "tcp://127.8.9.1:5001")]
    [InlineData("tcp", "localhost", "tcp://127.0.0.1:5001")]
    [InlineData("tcp", "::1", "tcp://[::1]:5001")]
    [InlineData("ipc", "/run/kernel", "ipc:///run/kernel-5001")]
    public void Given_an_address_of_this_machine_when_loaded_then_the_kernel_listens_there(string transport, string ip, string endpoint) =>
        Assert.Equal(endpoint, Load(transport, ip, "").Endpoint("shell"));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("*")]
    [InlineData("192.168.1.7")]
    [InlineData("::")]
    [InlineData("eth0")]
    public void Given_an_address_that_others_reach_when_loaded_then_it_is_refused_unless_allowed_and_signed(string ip)
    {
        Environment.SetEnvironmentVariable(ConnectionFile.AllowRemote, null);
        Assert.Contains(ConnectionFile.AllowRemote + "=1", Assert.Throws<InvalidDataException>(() => Load("tcp", ip, "key")).Message);
        Environment.SetEnvironmentVariable(ConnectionFile.AllowRemote, "1");
        Assert.Equal(ip, Load("tcp", ip, "key").Address);
        Assert.Contains("without a key", Assert.Throws<InvalidDataException>(() => Load("tcp", ip, "")).Message);
    }

    [Theory]
    [InlineData("udp", 5001)]
    [InlineData("tcp", 0)]
    [InlineData("tcp", 65536)]
    public void Given_a_transport_or_port_that_does_not_exist_when_loaded_then_it_is_refused(string transport, int port) =>
        Assert.Contains("not a connection file", Assert.Throws<InvalidDataException>(() => Load(transport, "127.0.0.1", "key", port)).Message);

    [Fact]
    public void Given_a_damaged_file_when_loaded_then_it_is_refused_or_read()
    {
        const int seed = 20261122;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var random = new Random(seed);
        Load("tcp", "127.0.0.1", "key");
        var whole = File.ReadAllBytes(folder.Combine("connection.json"));
        for (var trial = 0; trial < FuzzInput.Trials; trial++)
        {
            File.WriteAllBytes(folder.Combine("damaged.json"), FuzzInput.Damage(whole, random));
            try
            {
                Assert.NotEmpty(ConnectionFile.Load(folder.Combine("damaged.json")).Endpoint("hb"));
            }
            catch (InvalidDataException e)
            {
                Assert.StartsWith(folder.Combine("damaged.json"), e.Message);
            }
        }
    }

    private ConnectionFile Load(string transport, string ip, string key, int port = 5001)
    {
        var json = new JsonObject { ["transport"] = transport, ["ip"] = ip, ["key"] = key, ["signature_scheme"] = "hmac-sha256" };
        foreach (var channel in new[] { "shell", "control", "iopub", "stdin", "hb" })
        {
            json[channel + "_port"] = port;
        }

        File.WriteAllText(folder.Combine("connection.json"), json.ToJsonString());
        return ConnectionFile.Load(folder.Combine("connection.json"));
    }
}
