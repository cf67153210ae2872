namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of one input: override <c>forward</c>, use <c>call</c>, which also runs the hooks.</summary>
        public abstract class Module<T, TResult>
            : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T input);

            public TResult call(T input)
            {
                ThrowIfDisposed();
                return HasHooks ? CallWithHooks(input, forward) : forward(input);
            }

            /// <summary>As <c>call</c>, with <paramref name="run"/> in place of <c>forward</c>: for layers that take more, a mask for one.</summary>
            private protected TResult CallAs(T input, Func<T, TResult> run)
            {
                ThrowIfDisposed();
                return HasHooks ? CallWithHooks(input, run) : run(input);
            }

            private TResult CallWithHooks(T input, Func<T, TResult> run)
            {
                RunModuleHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                {
                    if (hook(this, input) is { } replaced)
                    {
                        input = replaced;
                    }
                }

                var result = run(input);
                foreach (var hook in post_hooks.Values)
                {
                    if (hook(this, input, result) is { } replaced)
                    {
                        result = replaced;
                    }
                }

                RunModuleHooks(module_post_hooks);
                return result;
            }
        }
    }
}
