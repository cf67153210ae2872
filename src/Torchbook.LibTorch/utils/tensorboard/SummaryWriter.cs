using System.Collections.Generic;
using System.IO;
using System.Linq;
using TorchSharp.Utils;

namespace TorchSharp.Modules;

/// <summary>Writes what a training run reports where TensorBoard reads it: scalars and text. Every event is in its file when the call returns.</summary>
public class SummaryWriter
{
    private const long StringType = 7;

    private readonly EventFile events;
    private readonly Dictionary<string, EventFile> byKey = [];

    internal SummaryWriter(string log_dir, string filename_suffix)
    {
        LogDir = string.IsNullOrEmpty(log_dir) ? torch.utils.tensorboard.RunName("runs") : log_dir;
        events = new(LogDir, filename_suffix);
    }

    /// <summary>The folder of this run.</summary>
    public string LogDir { get; }

    /// <param name="walltime">Seconds since 1970, UTC; now, when null.</param>
    public void add_scalar(string tag, float scalar_value, int global_step, long? walltime = null) => events.Add(Scalar(tag, scalar_value), global_step, walltime);

    /// <summary>Several curves in one chart: each key has a folder of its own, <c>main_tag_key</c>, under <see cref="LogDir"/>.</summary>
    public void add_scalars(string main_tag, IDictionary<string, float> tag_scalar_dict, int global_step, long? walltime = null) =>
        add_scalars(main_tag, tag_scalar_dict.Select(p => (p.Key, p.Value)).ToList(), global_step, walltime);

    /// <inheritdoc cref="add_scalars(string, IDictionary{string, float}, int, long?)"/>
    public void add_scalars(string main_tag, IList<(string, float)> tag_scalar_dict, int global_step, long? walltime = null)
    {
        foreach (var (key, value) in tag_scalar_dict)
        {
            if (!byKey.TryGetValue(key, out var file)) byKey[key] = file = new(Path.Combine(LogDir, $"{main_tag}_{key}"));
            file.Add(Scalar(main_tag, value), global_step, walltime);
        }
    }

    /// <summary>Text, which TensorBoard shows as Markdown.</summary>
    public void add_text(string tag, string text_string, int global_step, long? walltime = null)
    {
        var metadata = new ProtobufMessage().Add(1, new ProtobufMessage().Add(1, "text"));
        var one = new ProtobufMessage().Add(2, new ProtobufMessage().Add(1, 1L));
        var tensor = new ProtobufMessage().Add(1, StringType).Add(2, one).Add(8, text_string);
        events.Add(new ProtobufMessage().Add(1, $"{tag}/text_summary").Add(8, tensor).Add(9, metadata), global_step, walltime);
    }

    private static ProtobufMessage Scalar(string tag, float value) => new ProtobufMessage().Add(1, tag).Add(2, value);
}
