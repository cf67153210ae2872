using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters with their dotted names, this module's own first. A shared parameter comes once.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, parameter) in AllParameters(recurse))
                {
                    if (seen.Add(parameter))
                    {
                        yield return (name, parameter);
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true)
            {
                foreach (var (_, parameter) in named_parameters(recurse))
                {
                    yield return parameter;
                }
            }

            /// <summary>The buffers with their dotted names, this module's own first.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (name, (buffer, persistent)) in _internal_buffers.Entries)
                {
                    if (persistent || include_nonpersistent)
                    {
                        yield return (name, buffer);
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach (var (child, module) in _internal_submodules.Entries)
                {
                    foreach (var (name, buffer) in module.named_buffers(true, include_nonpersistent))
                    {
                        yield return ($"{child}.{name}", buffer);
                    }
                }
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (_, buffer) in named_buffers(recurse, include_nonpersistent))
                {
                    yield return buffer;
                }
            }

            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            public virtual IEnumerable<Module> children()
            {
                foreach (var (_, child) in named_children())
                {
                    yield return child;
                }
            }

            /// <summary>All descendants with their dotted names, parents before their children; not the module itself.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (child, module) in named_children())
                {
                    yield return (child, module);
                    foreach (var (name, descendant) in module.named_modules())
                    {
                        yield return ($"{child}.{name}", descendant);
                    }
                }
            }

            public virtual IEnumerable<Module> modules()
            {
                foreach (var (_, module) in named_modules())
                {
                    yield return module;
                }
            }

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The parameter with that dotted name, or null.</summary>
            public virtual Parameter? get_parameter(string target)
            {
                var (owner, leaf) = Owner(target);
                return owner is not null && owner._internal_params.TryGetValue(leaf, out var parameter) ? parameter : null;
            }

            /// <summary>The buffer with that dotted name, or null.</summary>
            public virtual Tensor? get_buffer(string target)
            {
                var (owner, leaf) = Owner(target);
                return owner is not null && owner._internal_buffers.TryGetValue(leaf, out var entry) ? entry.Item1 : null;
            }

            protected virtual (string name, Parameter parameter)[] _named_parameters() => [.. named_parameters()];

            protected virtual (string name, Tensor buffer)[] _named_buffers() => [.. named_buffers()];

            protected virtual Parameter[] _parameters(bool recurse = true) => [.. parameters(recurse)];

            private IEnumerable<(string name, Parameter parameter)> AllParameters(bool recurse)
            {
                foreach (var (name, parameter) in _internal_params.Entries)
                {
                    yield return (name, parameter);
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach (var (child, module) in _internal_submodules.Entries)
                {
                    foreach (var (name, parameter) in module.named_parameters())
                    {
                        yield return ($"{child}.{name}", parameter);
                    }
                }
            }

            private (Module? owner, string leaf) Owner(string target)
            {
                var owner = this;
                var path = target.Split('.');
                for (var i = 0; i < path.Length - 1; i++)
                {
                    if (!owner._internal_submodules.TryGetValue(path[i], out owner!))
                    {
                        return (null, path[^1]);
                    }
                }

                return (owner, path[^1]);
            }
        }
    }
}
