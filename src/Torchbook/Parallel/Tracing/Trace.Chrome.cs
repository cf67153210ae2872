using System.Text.Json.Nodes;

namespace Torchbook.Parallel;

public sealed partial class Trace
{
    /// <summary>
    /// The trace as the JSON that chrome://tracing, Perfetto and PyTorch's profiler share: a process for each rank, a row for what it
    /// computed and as many as it needs for what it communicated at once. Times are in microseconds.
    /// </summary>
    public string ToChromeJson()
    {
        var events = new JsonArray();
        foreach (var rank in Ranks)
        {
            events.Add(Named("process_name", rank, 0, $"rank {rank}"));
            var thread = 0;
            foreach (var row in Enum.GetValues<SpanKind>().SelectMany(kind => TraceRows.Of(Spans.Where(s => s.Rank == rank && s.Kind == kind))))
            {
                var kind = row[0].Kind.ToString().ToLowerInvariant();
                events.Add(Named("thread_name", rank, thread, kind));
                foreach (var span in row)
                {
                    events.Add(new JsonObject
                    {
                        ["name"] = span.Name,
                        ["cat"] = kind,
                        ["ph"] = "X",
                        ["ts"] = Microseconds(span.Start),
                        ["dur"] = Microseconds(span.Duration),
                        ["pid"] = rank,
                        ["tid"] = thread,
                    });
                }

                thread++;
            }
        }

        return new JsonObject { ["traceEvents"] = events, ["displayTimeUnit"] = "ms" }.ToJsonString();
    }

    /// <summary>Writes <see cref="ToChromeJson"/> to a file, for https://ui.perfetto.dev.</summary>
    public void Save(string path) => File.WriteAllText(path, ToChromeJson());

    private static JsonObject Named(string what, int rank, int thread, string name) =>
        new() { ["name"] = what, ["ph"] = "M", ["pid"] = rank, ["tid"] = thread, ["args"] = new JsonObject { ["name"] = name } };

    private static double Microseconds(double seconds) => Math.Round(seconds * 1e6, 3);
}
