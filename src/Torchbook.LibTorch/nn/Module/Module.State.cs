namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters and persistent buffers by dotted name: the module's own tensors, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (name, parameter) in _internal_params.Entries)
                {
                    destination[start + name] = parameter;
                }

                foreach (var (name, (buffer, persistent)) in _internal_buffers.Entries)
                {
                    if (persistent)
                    {
                        destination[start + name] = buffer;
                    }
                }

                foreach (var (name, child) in _internal_submodules.Entries)
                {
                    child.state_dict(destination, start + name);
                }

                return destination;
            }

            /// <summary>Copies the values of <paramref name="source"/> into this module's tensors. Everything is checked before
            /// anything is copied.</summary>
            /// <param name="source">Tensors by dotted name; they stay as they are.</param>
            /// <param name="strict">Whether a missing or an unexpected name is an error.</param>
            /// <param name="skip">Names to leave out on both sides.</param>
            /// <exception cref="InvalidOperationException">Names (when strict) or shapes do not match; the message lists them.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ThrowIfDisposed();
                var target = state_dict();
                var missing = target.Keys.Where(key => !source.ContainsKey(key) && !Skips(skip, key)).ToList();
                var unexpected = source.Keys.Where(key => !target.ContainsKey(key) && !Skips(skip, key)).ToList();
                var shapes = target
                    .Where(entry => !Skips(skip, entry.Key) && source.TryGetValue(entry.Key, out var given) && !given.shape.SequenceEqual(entry.Value.shape))
                    .Select(entry => $"{entry.Key} is [{string.Join(", ", entry.Value.shape)}] here and [{string.Join(", ", source[entry.Key].shape)}] in the source")
                    .ToList();
                ThrowOnMismatch(strict ? missing : [], strict ? unexpected : [], shapes);

                using var grad = no_grad();
                foreach (var (key, tensor) in target)
                {
                    if (!Skips(skip, key) && source.TryGetValue(key, out var given))
                    {
                        tensor.copy_(given);
                    }
                }

                return (missing, unexpected);
            }

            internal static bool Skips(IList<string>? skip, string key) => skip is not null && skip.Contains(key);

            private void ThrowOnMismatch(List<string> missing, List<string> unexpected, List<string> shapes)
            {
                if (missing.Count + unexpected.Count + shapes.Count == 0)
                {
                    return;
                }

                var lines = new List<string> { $"The state does not fit {GetName()}; nothing was loaded." };
                if (missing.Count > 0)
                {
                    lines.Add($"Missing: {string.Join(", ", missing)}.");
                }

                if (unexpected.Count > 0)
                {
                    lines.Add($"Unexpected: {string.Join(", ", unexpected)}.");
                }

                if (shapes.Count > 0)
                {
                    lines.Add($"Other shapes: {string.Join("; ", shapes)}.");
                }

                lines.Add("Build the model that was saved, or pass strict: false to load what matches.");
                throw new InvalidOperationException(string.Join(" ", lines));
            }
        }
    }
}
