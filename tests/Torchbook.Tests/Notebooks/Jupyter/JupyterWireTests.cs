using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Jupyter;

namespace Torchbook.Tests.Notebooks.Jupyter;

public sealed class JupyterWireTests
{
    private const string Key = "key";
    private readonly JupyterWire wire = new(Key);

    [Fact]
    public void Given_a_message_of_ours_when_read_then_it_says_what_was_written()
    {
        Assert.Null(wire.TryRead([[1], [2], .. Message()], out var message));
        Assert.Equal(("execute_request", "1 + 1", 2), (message!.Type, message.Text("code"), message.Identities.Count));
    }

    [Fact]
    public void Given_two_messages_alike_when_read_then_both_are_taken()
    {
        Assert.NotNull(wire.Read(Message()));
        Assert.NotNull(wire.Read(Message()));
    }

    [Fact]
    public void Given_a_message_that_came_before_when_read_then_it_is_refused()
    {
        var frames = Message();
        Assert.Null(wire.TryRead(frames, out _));
        Assert.Contains("came before", wire.TryRead(frames, out _));
    }

    [Fact]
    public void Given_more_messages_than_are_remembered_when_one_comes_again_then_it_is_taken_and_the_last_ones_are_not()
    {
        var guard = new ReplayGuard();
        static byte[] Digest(int i) => Encoding.ASCII.GetBytes(i.ToString("x64"));
        for (var i = 0; i <= ReplayGuard.Capacity; i++)
        {
            Assert.True(guard.IsFirst(Digest(i).Reverse().ToArray()));
        }

        Assert.True(guard.IsFirst(Digest(0).Reverse().ToArray()));
        Assert.False(guard.IsFirst(Digest(ReplayGuard.Capacity).Reverse().ToArray()));
    }

    [Fact]
    public void Given_another_key_or_no_signature_when_read_then_it_is_refused()
    {
        Assert.Contains("not that of our key", wire.TryRead(Message(new JupyterWire("other")), out _));
        Assert.Contains("not signed", wire.TryRead(Message(new JupyterWire("")), out _));
    }

    [Fact]
    public void Given_no_key_when_read_then_nothing_need_be_signed() =>
        Assert.NotNull(new JupyterWire("").Read(Message(new JupyterWire(""))));

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"msg_type\": 1}")]
    [InlineData("{\"msg_type\": \"\\ud800\"}")]
    [InlineData("{\"msg_type\": \"x\", \"msg_id\": \"\\ud800\"}")]
    [InlineData("{\"msg_type\": \"x\", \"msg_type\": \"y\"}")]
    [InlineData("{\"msg_type\": \"x\"")]
    [InlineData("{\"msg_type\": \"x\"} trailing")]
    [InlineData("{}")]
    public void Given_a_header_that_is_signed_but_wrong_when_read_then_it_is_refused(string header) =>
        Assert.NotNull(wire.TryRead(Signed(Encoding.UTF8.GetBytes(header), "{}"u8.ToArray()), out _));

    [Fact]
    public void Given_content_that_is_too_deep_too_large_or_not_UTF8_when_read_then_the_reason_is_named()
    {
        var header = "{\"msg_type\": \"execute_request\"}"u8.ToArray();
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000));
        Assert.Contains("not valid JSON", wire.TryRead(Signed(header, deep), out _));
        Assert.Contains("UTF-8", wire.TryRead(Signed(header, [(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}']), out _));
        Assert.Contains("more than", wire.TryRead(Signed(header, new byte[JupyterWire.MaxBytes + 1]), out _));
    }

    [Fact]
    public void Given_frames_cut_off_anywhere_when_read_then_they_are_refused()
    {
        var whole = Message();
        for (var count = 0; count < whole.Count; count++)
        {
            Assert.NotNull(wire.TryRead(whole.GetRange(0, count), out _));
        }
    }

    [Fact]
    public void Given_damaged_messages_when_read_then_none_is_taken_and_nothing_is_thrown()
    {
        const int seed = 20261120;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var random = new Random(seed);
        var taken = 0;
        for (var trial = 0; trial < FuzzInput.Trials; trial++)
        {
            var frames = Message();
            var at = random.Next(frames.Count);
            var damaged = FuzzInput.Damage(frames[at], random);
            if (!damaged.AsSpan().SequenceEqual(frames[at]))
            {
                frames[at] = damaged;
                taken += wire.TryRead(frames, out _) is null ? 1 : 0;
            }
        }

        Assert.Equal(0, taken);
    }

    [Fact]
    public void Given_damaged_parts_under_valid_signatures_when_read_then_what_is_taken_can_be_answered()
    {
        const int seed = 20261121;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var random = new Random(seed);
        var taken = 0;
        for (var trial = 0; trial < FuzzInput.Trials; trial++)
        {
            var header = Message()[2];
            var frames = Signed(random.Next(2) == 0 ? FuzzInput.Damage(header, random) : header, FuzzInput.Damage("""{"code":"1","silent":true}"""u8.ToArray(), random));
            if (wire.TryRead(frames, out var message) is null)
            {
                taken++;
                Assert.NotEmpty(wire.Write([], message!.ReplyType, [], message));
            }
        }

        Assert.InRange(taken, 1, FuzzInput.Trials);
    }

    private List<byte[]> Message(JupyterWire? by = null) => (by ?? wire).Write([], "execute_request", new JsonObject { ["code"] = "1 + 1" }, null);

    private static List<byte[]> Signed(byte[] header, byte[] content)
    {
        byte[][] parts = [header, "{}"u8.ToArray(), "{}"u8.ToArray(), content];
        return ["<IDS|MSG>"u8.ToArray(), new MessageSignature(Key).Of(parts), .. parts];
    }
}
