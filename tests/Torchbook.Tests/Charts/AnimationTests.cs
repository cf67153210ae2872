using System.Buffers.Binary;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Torchbook.Charts;
using Torchbook.Display;

namespace Torchbook.Tests.Charts;

public class AnimationTests
{
    private static Animation Sliding(int frames = 4) => Chart.Animate(frames, k => Chart.Grid(new double[3, 6]).Rectangle(k - 0.5, -0.5, k + 0.5, 0.5).WithTitle("It slides"), 0.5);

    [Fact]
    public void Given_frames_when_drawn_then_the_svg_is_the_accepted_one() => Snapshot.Match(Sliding().ToSvg(), "animation.svg");

    [Fact]
    public void Given_frames_that_share_most_of_the_drawing_when_drawn_then_the_page_carries_that_once()
    {
        var (one, many) = (Sliding(1).ToSvg().Length, Sliding(6).ToSvg().Length);
        Assert.InRange(many, one, one + 6 * 400);
    }

    [Fact]
    public void Given_frames_of_different_length_when_split_then_putting_the_layers_together_gives_every_frame()
    {
        string[] frames = ["a\nb\n<g>\nx\n</g>\nz", "a\nb\n<g>\nx\n</g>\ny\ny\nz", "a\nb\nz"];
        var layers = FrameLayers.Split(frames);
        Assert.Equal([true, false, true], layers.Select(l => l.IsStill));
        for (var i = 0; i < frames.Length; i++)
        {
            Assert.Equal(frames[i], string.Join('\n', layers.Select(l => l.IsStill ? l.Frames[0] : l.Frames[i]).Where(text => text.Length > 0)));
        }
    }

    [Fact]
    public void Given_a_grid_that_fills_up_when_split_then_no_group_is_torn_and_the_rest_is_shared()
    {
        string[] frames = ["a\n<g>\nx\n</g>\nz", "a\n<g>\nx\ny\n</g>\nz"];
        Assert.Equal([["a"], ["<g>\nx\n</g>", "<g>\nx\ny\n</g>"], ["z"]], FrameLayers.Split(frames).Select(l => l.Frames));
    }

    [Fact]
    public void Given_groups_that_would_be_torn_when_split_then_whole_frames_take_turns() =>
        Assert.Equal([false], FrameLayers.Split(["<g a>\nx\n</g>", "<g b>\nx\n</g>"]).Select(l => l.IsStill));

    [Fact]
    public void Given_an_animation_when_displayed_then_a_strip_of_key_frames_stands_for_it_as_png()
    {
        var bundle = Sliding(9).ToMimeBundle();
        var png = Convert.FromBase64String((string)bundle.Data[Mime.Png]!);
        Assert.Equal(2 * (int)((JsonObject)bundle.Metadata[Mime.Png]!)["width"]!, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(9, bundle.Data[Mime.Plotly]!["frames"]!.AsArray().Count);
        Assert.Contains("animation of 9 frames, 4.5 s", (string?)bundle.Data[Mime.PlainText]);
        var texts = XDocument.Parse(Sliding(9).ToContactSheet()).Descendants().Where(e => e.Value.StartsWith("frame ", StringComparison.Ordinal) && !e.HasElements).Select(e => e.Value);
        Assert.Equal(["frame 1 of 9", "frame 4 of 9", "frame 6 of 9", "frame 9 of 9"], texts);
    }

    [Fact]
    public void Given_growing_data_when_animated_then_all_frames_have_the_axes_of_the_largest()
    {
        var animation = Chart.Animate(5, k => Chart.Line(Enumerable.Range(0, k + 2).Select(i => (double)i)));
        Assert.Single(animation.Frames.Select(f => (f.Panel.X.Min, f.Panel.X.Max, f.Panel.Y.Min, f.Panel.Y.Max)).Distinct());
        Assert.True(animation.Frames[0].Panel.Y.Max >= 5);
    }

    [Fact]
    public void Given_no_frames_or_no_time_when_made_then_it_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Animation([]));
        Assert.Throws<ArgumentException>(() => new Animation([new Figure()], secondsPerFrame: 0));
    }
}
