using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Writes the state to a file in TorchSharp's format, which TorchSharp itself reads. The file appears
            /// under its name once it is complete.</summary>
            public Module save(string location, IList<string>? skip = null)
            {
                var partial = location + ".partial";
                try
                {
                    using (var stream = File.Create(partial))
                    {
                        save(stream, skip);
                    }

                    File.Move(partial, location, overwrite: true);
                }
                catch
                {
                    File.Delete(partial);
                    throw;
                }

                return this;
            }

            /// <summary>Writes the state to a stream, which stays open.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                ThrowIfDisposed();
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes named tensors: how many, then for each its name, element type, shape and bytes.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var entries = sd.Where(entry => !Skips(skip, entry.Key)).ToList();
                TensorCodec.WriteNumber(writer, entries.Count);
                foreach (var (key, tensor) in entries)
                {
                    writer.Write(key);
                    TensorCodec.Write(writer, tensor);
                }
            }

            /// <summary>Reads a state from a file in TorchSharp's format.</summary>
            /// <param name="location">The file.</param>
            /// <param name="strict">Whether a missing or an unexpected name is an error.</param>
            /// <param name="skip">Names to leave as they are.</param>
            /// <param name="loadedParameters">Receives for every name of the module whether it was loaded.</param>
            /// <exception cref="InvalidDataException">The file is not in that format or is cut short.</exception>
            /// <exception cref="InvalidOperationException">The state does not fit this module.</exception>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var stream = File.OpenRead(location);
                try
                {
                    return load(stream, strict, skip, loadedParameters);
                }
                catch (InvalidDataException e)
                {
                    throw new InvalidDataException($"{location}: {e.Message}", e);
                }
            }

            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return load(reader, strict, skip, loadedParameters);
            }

            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                var source = TensorCodec.ReadNamed(reader);
                try
                {
                    load_state_dict(source, strict, skip);
                }
                finally
                {
                    foreach (var tensor in source.Values)
                    {
                        tensor.Dispose();
                    }
                }

                if (loadedParameters is not null)
                {
                    foreach (var key in state_dict().Keys)
                    {
                        loadedParameters[key] = source.ContainsKey(key) && !Skips(skip, key);
                    }
                }

                return this;
            }

            /// <summary>A new <typeparamref name="T"/> with the state that the file holds.</summary>
            public static Module Create<T>(string path)
                where T : Module, new()
            {
                var module = new T();
                try
                {
                    return module.load(path);
                }
                catch
                {
                    module.Dispose();
                    throw;
                }
            }
        }
    }
}
