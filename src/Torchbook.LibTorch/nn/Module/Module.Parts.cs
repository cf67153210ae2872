namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Registers a part of one of the library's own layers.</summary>
            private protected T Part<T>(string name, T part)
                where T : Module
            {
                register_module(name, part);
                return part;
            }

            /// <summary>Runs <paramref name="body"/> and disposes all that it made but its result, unless a hook of a part may have kept something.</summary>
            private protected Tensor WithoutIntermediates(Func<Tensor> body)
            {
                if (HasHooksBelow())
                {
                    return body();
                }

                using var scope = NewDisposeScope();
                return body().MoveToOuterDisposeScope();
            }

            private bool HasHooksBelow()
            {
                foreach (var (_, child) in _internal_submodules.Entries)
                {
                    if (child.HasHooks || child.HasHooksBelow())
                    {
                        return true;
                    }
                }

                return false;
            }
        }
    }
}
