namespace Torchbook.Charts;

/// <summary>Draws an animation as one SVG: what all frames share once, and what differs in layers that take turns.</summary>
internal static class AnimationRenderer
{
    private const double Gap = 12;
    private const double Shrunk = 0.72;
    private const double LabelHeight = 20;

    public static string ToSvg(Animation animation)
    {
        var (bodies, width, height) = Draw(animation);
        var svg = new SvgWriter();
        FigureRenderer.OpenDocument(svg, width, height, animation.Frames[^1].Description);
        svg.Raw($"<style>{StyleSheet(animation)}</style>");
        var count = bodies.Count;
        foreach (var layer in FrameLayers.Split(bodies))
        {
            if (layer.IsStill)
            {
                svg.Raw(layer.Frames[0]);
                continue;
            }

            foreach (var (index, content) in layer.Frames.Index())
            {
                svg.Open("g", ("class", index == count - 1 ? "tb-frame tb-last" : "tb-frame"), ("visibility", index == count - 1 ? null : "hidden"),
                    ("style", $"animation:{Name(animation)} {SvgWriter.Number(count * animation.SecondsPerFrame)}s step-end {SvgWriter.Number((index - count) * animation.SecondsPerFrame)}s infinite"));
                svg.Raw(content);
                svg.Close("g");
            }
        }

        svg.Close("svg");
        return svg.ToString();
    }

    public static double ContactSheetWidth(Animation animation) => animation.Frames.Count == 1
        ? animation.Frames[0].Width
        : Math.Ceiling(2 * animation.Frames.Max(f => f.Width) * Shrunk + Gap);

    public static string ToContactSheet(Animation animation)
    {
        var (bodies, width, height) = Draw(animation);
        if (bodies.Count == 1)
        {
            return animation.Frames[0].ToSvg();
        }

        int[] keys = [.. Enumerable.Range(0, Math.Min(4, bodies.Count)).Select(i => (int)Math.Round(i * (bodies.Count - 1) / (Math.Min(4.0, bodies.Count) - 1)))];
        var (cellWidth, cellHeight) = (width * Shrunk, height * Shrunk + LabelHeight);
        var rows = (keys.Length + 1) / 2;
        var svg = new SvgWriter();
        FigureRenderer.OpenDocument(svg, ContactSheetWidth(animation), Math.Ceiling(rows * (cellHeight + Gap)), animation.Frames[^1].Description);
        foreach (var (place, key) in keys.Index())
        {
            var (x, y) = (place % 2 * (cellWidth + Gap), place / 2 * (cellHeight + Gap));
            svg.Text($"frame {key + 1} of {bodies.Count}", x + 10, y + 15, TextStyle.Tick with { Size = 12 });
            svg.Open("svg", ("x", SvgWriter.Number(x)), ("y", SvgWriter.Number(y + LabelHeight)), ("width", SvgWriter.Number(cellWidth)), ("height", SvgWriter.Number(height * Shrunk)),
                ("viewBox", $"0 0 {SvgWriter.Number(width)} {SvgWriter.Number(height)}"));
            svg.Raw(bodies[key]);
            svg.Close("svg");
        }

        svg.Close("svg");
        return svg.ToString();
    }

    private static (IReadOnlyList<string> Bodies, double Width, double Height) Draw(Animation animation)
    {
        var drawn = animation.Frames.Select(frame =>
        {
            var svg = new SvgWriter();
            var height = FigureRenderer.DrawBody(frame, svg);
            return (Body: svg.ToString().TrimEnd('\n'), Height: height);
        }).ToList();
        return ([.. drawn.Select(d => d.Body)], animation.Frames.Max(f => f.Width), drawn.Max(d => d.Height));
    }

    /// <summary>Animations of equally many frames share these rules, so that they can share a page.</summary>
    private static string StyleSheet(Animation animation) =>
        $"@keyframes {Name(animation)}{{0%{{visibility:visible}}{SvgWriter.Number(100.0 / animation.Frames.Count)}%{{visibility:hidden}}}}"
        + "@media print,(prefers-reduced-motion:reduce){.tb-frame{animation:none!important}}";

    private static string Name(Animation animation) => $"tb-frames-{animation.Frames.Count}";
}
