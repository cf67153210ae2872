namespace Torchbook.Charts;

/// <summary>Part of an animation's drawing: the same in every frame (one text), or one text a frame.</summary>
internal sealed record FrameLayer(IReadOnlyList<string> Frames)
{
    public bool IsStill => Frames.Count == 1;
}

/// <summary>Finds what the frames of an animation have in common, so that a page does not carry it once a frame.</summary>
internal static class FrameLayers
{
    /// <summary>Splits drawings of one element a line into still and moving layers, from back to front.</summary>
    public static IReadOnlyList<FrameLayer> Split(IReadOnlyList<string> frames)
    {
        if (frames.Count == 1)
        {
            return [new(frames)];
        }

        var lines = frames.Select(f => f.Split('\n')).ToArray();
        var layers = lines.All(l => l.Length == lines[0].Length) ? SplitLineByLine(lines) : SplitEnds(lines);

        // A group opened in one layer and closed in another cannot be told apart from its content.
        return layers.Where(l => !l.IsStill).SelectMany(l => l.Frames).All(IsBalanced) ? layers : [new(frames)];
    }

    private static List<FrameLayer> SplitLineByLine(string[][] lines)
    {
        var layers = new List<FrameLayer>();
        for (var start = 0; start < lines[0].Length;)
        {
            var still = IsStill(lines, start);
            var end = start + 1;
            while (end < lines[0].Length && IsStill(lines, end) == still)
            {
                end++;
            }

            layers.Add(new([.. lines.Take(still ? 1 : lines.Length).Select(l => string.Join('\n', l[start..end]))]));
            start = end;
        }

        return layers;
    }

    /// <summary>Frames of different length share at least their beginning and their end.</summary>
    private static List<FrameLayer> SplitEnds(string[][] lines)
    {
        var shortest = lines.Min(l => l.Length);
        var head = Enumerable.Range(0, shortest).TakeWhile(i => IsStill(lines, i)).Count();
        var tail = Enumerable.Range(1, shortest - head).TakeWhile(i => lines.All(l => l[^i] == lines[0][^i])).Count();
        while (head > 0 && !IsBalanced(string.Join('\n', lines[0][..head])))
        {
            head--;
        }

        while (tail > 0 && !IsBalanced(string.Join('\n', lines[0][^tail..])))
        {
            tail--;
        }

        string[][] parts = [[string.Join('\n', lines[0][..head])], [.. lines.Select(l => string.Join('\n', l[head..^tail]))], [string.Join('\n', lines[0][^tail..])]];
        return [.. parts.Where(p => p.Any(text => text.Length > 0)).Select(p => new FrameLayer(p))];
    }

    private static bool IsStill(string[][] lines, int index) => lines.All(l => l[index] == lines[0][index]);

    private static bool IsBalanced(string markup)
    {
        var depth = 0;
        foreach (var line in markup.Split('\n'))
        {
            depth += line.StartsWith("</", StringComparison.Ordinal) ? -1 : line.StartsWith("<g", StringComparison.Ordinal) || line.StartsWith("<svg", StringComparison.Ordinal) ? 1 : 0;
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }
}
