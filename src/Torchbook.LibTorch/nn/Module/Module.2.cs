namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of two inputs: override <c>forward</c>, use <c>call</c>, which also runs the hooks.</summary>
        public abstract class Module<T1, T2, TResult>
            : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2);

            public TResult call(T1 input1, T2 input2)
            {
                ThrowIfDisposed();
                return HasHooks ? CallWithHooks(input1, input2, forward) : forward(input1, input2);
            }

            /// <summary>As <c>call</c>, with <paramref name="run"/> in place of <c>forward</c>: for layers that take more, a mask for one.</summary>
            private protected TResult CallAs(T1 input1, T2 input2, Func<T1, T2, TResult> run)
            {
                ThrowIfDisposed();
                return HasHooks ? CallWithHooks(input1, input2, run) : run(input1, input2);
            }

            private TResult CallWithHooks(T1 input1, T2 input2, Func<T1, T2, TResult> run)
            {
                RunModuleHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                {
                    if (hook(this, input1, input2) is { } replaced)
                    {
                        (input1, input2) = replaced;
                    }
                }

                var result = run(input1, input2);
                foreach (var hook in post_hooks.Values)
                {
                    if (hook(this, input1, input2, result) is { } replaced)
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
