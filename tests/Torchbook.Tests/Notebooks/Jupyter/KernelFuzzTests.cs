using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Jupyter;

namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>Nonsense over real sockets: the kernel answers the next cell.</summary>
public sealed class KernelFuzzTests
{
    private const int Batch = 200;

    private static readonly string[] types =
    [
        "kernel_info_request", "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_info_request", "comm_open",
        "comm_msg", "comm_close", "connect_request", "interrupt_request", "input_reply", "execute_reply", "debug_request", "usage_request", "status", "nonsense", "",
    ];

    private static readonly string[] fields =
    [
        "code", "cursor_pos", "detail_level", "silent", "store_history", "user_expressions", "allow_stdin", "stop_on_error", "restart", "comm_id", "target_name", "data",
        "value", "hist_access_type", "n", "session", "start", "stop", "raw", "output", "pattern", "unique",
    ];

    [Fact]
    public void Given_nonsense_on_every_socket_when_a_cell_follows_then_it_is_answered()
    {
        const int seed = 20261123;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var random = new Random(seed);
        using var kernel = new KernelClient();
        using var input = kernel.Connect(ClientSocket.Dealer, "stdin");
        using var shell = kernel.Connect(ClientSocket.Dealer, "shell");
        using var control = kernel.Connect(ClientSocket.Dealer, "control");
        var memory = Memory(kernel);
        for (var sent = 0; sent < FuzzInput.Trials; sent++)
        {
            var socket = random.Next(4) switch { 0 => input, 1 => control, _ => shell };
            socket.Send(random.Next(4) switch
            {
                0 => Noise(random),
                1 => Damaged(kernel.Wire.Write([], types[random.Next(types.Length)], Content(random), null), random),
                2 => Replayed(kernel.Wire.Write([], "kernel_info_request", [], null), shell),
                _ => Wrong(random),
            });
            if (sent % Batch == Batch - 1)
            {
                AssertAnswers(kernel);
                Drain(shell, control, input);
            }
        }

        AssertAnswers(kernel);
        Assert.Contains("message refused", kernel.Log);
        Assert.DoesNotContain("Unhandled", kernel.Log);
        Assert.InRange(Memory(kernel) - memory, long.MinValue, 300L << 20);
    }

    [Fact]
    public void Given_a_message_that_is_too_large_when_a_cell_follows_then_it_is_answered_and_the_log_says_why()
    {
        using var kernel = new KernelClient();
        using var other = kernel.Connect(ClientSocket.Dealer, "shell");
        other.Send([.. kernel.Wire.Write([], "execute_request", [], null).Take(5), new byte[JupyterWire.MaxBytes + 1]]);
        other.Send([.. Enumerable.Repeat(new byte[10], 5_000)]);
        Assert.Equal("2", kernel.Execute("1+1").Value);
        Assert.True(SpinWait.SpinUntil(() => kernel.Log.Contains("more than 33,554,432"), TimeSpan.FromSeconds(60)), kernel.Log);
    }

    // Nonsense that failed takes the cells behind it along, as the protocol wants, and an interruption may hit any.
    private static void AssertAnswers(KernelClient kernel)
    {
        var answer = kernel.Execute("1+1");
        for (var again = 0; again < 50 && (answer.Status == "aborted" || (string?)answer.Reply?["ename"] == "Interrupted"); again++)
        {
            answer = kernel.Execute("1+1");
        }

        Assert.True(answer.Value == "2", $"1+1 gave '{answer.Value}', {answer.Status}: {answer.Reply?.ToJsonString()}");
    }

    private static List<byte[]> Noise(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(4) == 0 ? "<IDS|MSG>"u8.ToArray() : Bytes(random))];

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static List<byte[]> Damaged(List<byte[]> frames, Random random)
    {
        var at = random.Next(frames.Count);
        frames[at] = FuzzInput.Damage(frames[at], random);
        return frames;
    }

    private static List<byte[]> Replayed(List<byte[]> frames, ClientSocket socket)
    {
        socket.Send(frames);
        return frames;
    }

    // Signed as it should be, with fields of every type but the right one. Code is left out often: each that compiles takes its time.
    private static List<byte[]> Wrong(Random random)
    {
        var header = Encoding.UTF8.GetBytes(new JsonObject { ["msg_type"] = types[random.Next(types.Length)], ["msg_id"] = Value(random, 2) }.ToJsonString());
        byte[][] parts = [header, Encoding.UTF8.GetBytes(Content(random).ToJsonString()), "{}"u8.ToArray(), Encoding.UTF8.GetBytes(Content(random).ToJsonString())];
        return ["<IDS|MSG>"u8.ToArray(), new MessageSignature(KernelClient.Key).Of(parts), .. parts];
    }

    private static JsonObject Content(Random random)
    {
        var content = new JsonObject();
        for (var count = random.Next(6); count > 0; count--)
        {
            content[fields[random.Next(fields.Length)]] = Value(random, 3);
        }

        if (content["code"] is JsonValue && random.Next(20) > 0)
        {
            content.Remove("code");
        }

        return content;
    }

    private static JsonNode? Value(Random random, int depth) => random.Next(depth > 0 ? 9 : 7) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64() >> random.Next(64),
        3 => random.NextDouble() * Math.Pow(10, random.Next(-300, 300)),
        4 => "",
        5 => new string((char)random.Next(32, 0xd800), random.Next(300)),
        6 => "var x = 1; x.",
        7 => new JsonArray(Value(random, depth - 1), Value(random, depth - 1)),
        _ => new JsonObject { ["code"] = Value(random, depth - 1), ["msg_id"] = Value(random, depth - 1) },
    };

    private static void Drain(params ClientSocket[] sockets)
    {
        foreach (var socket in sockets)
        {
            while (socket.Receive(TimeSpan.Zero) is not null)
            {
            }
        }
    }

    private static long Memory(KernelClient kernel)
    {
        kernel.Process.Refresh();
        return kernel.Process.WorkingSet64;
    }
}
