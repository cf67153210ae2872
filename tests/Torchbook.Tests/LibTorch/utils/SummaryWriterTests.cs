using System.Text;
using TorchSharp;
using TorchSharp.Utils;

namespace Torchbook.Tests.LibTorch;

public sealed class SummaryWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("torchbook").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Given_the_published_check_value_when_the_checksum_is_taken_then_it_is_Castagnolis() => Assert.Equal(0xE3069283, CRC32C.process(Encoding.ASCII.GetBytes("123456789")));

    [Fact]
    public void Given_scalars_when_written_then_the_records_are_TensorBoards_to_the_byte()
    {
        var writer = torch.utils.tensorboard.SummaryWriter(folder);
        writer.add_scalar("loss", 0.5f, 3, walltime: 2);

        var records = Records(Assert.Single(Directory.GetFiles(folder, "events.out.tfevents.*")));

        Assert.Equal(2, records.Count);
        Assert.Contains("brain.Event:2", Encoding.UTF8.GetString(records[0]));
        // wall_time = 2.0, step = 3, summary { value { tag = "loss", simple_value = 0.5 } }
        Assert.Equal("09" + "0000000000000040" + "1003" + "2A0D" + "0A0B" + "0A046C6F7373" + "150000003F", Convert.ToHexString(records[1]));
    }

    [Fact]
    public void Given_several_scalars_and_text_when_written_then_each_key_has_a_folder_and_text_is_marked_as_such()
    {
        var writer = torch.utils.tensorboard.SummaryWriter(folder, filename_suffix: "mine");
        writer.add_scalars("run", new Dictionary<string, float> { ["a"] = 1, ["b"] = 2 }, 0);
        writer.add_scalars("run", [("a", 3f)], 1);
        writer.add_text("note", "**well**", 0);

        Assert.Equal(3, Records(Assert.Single(Directory.GetFiles(Path.Combine(folder, "run_a")))).Count);
        Assert.Equal(2, Records(Assert.Single(Directory.GetFiles(Path.Combine(folder, "run_b")))).Count);
        var text = Encoding.UTF8.GetString(Records(Assert.Single(Directory.GetFiles(folder, "*.mine")))[1]);
        Assert.Contains("note/text_summary", text);
        Assert.Contains("**well**", text);
    }

    [Fact]
    public void Given_a_folder_and_a_run_name_when_written_then_the_run_has_a_folder_of_its_own() =>
        Assert.Equal(folder, Path.GetDirectoryName(torch.utils.tensorboard.SummaryWriter(folder, createRunName: true).LogDir));

    // Checks the frame of each record on the way: length, checksum of the length, data, checksum of the data.
    private static List<byte[]> Records(string file)
    {
        var records = new List<byte[]>();
        using var reader = new BinaryReader(File.OpenRead(file));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var length = reader.ReadInt64();
            Assert.Equal(CRC32C.process(length), Unmasked(reader.ReadUInt32()));
            records.Add(reader.ReadBytes((int)length));
            Assert.Equal(CRC32C.process(records[^1]), Unmasked(reader.ReadUInt32()));
        }

        return records;
    }

    private static uint Unmasked(uint masked)
    {
        var turned = masked - 0xA282EAD8;
        return (turned >> 17) | (turned << 15);
    }
}
