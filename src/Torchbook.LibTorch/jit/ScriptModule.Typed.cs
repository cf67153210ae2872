namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A script module of any number of tensors.</summary>
        public class ScriptModule<TResult> : ScriptModule, nn.IModule<Tensor[], TResult>
        {
            internal ScriptModule(nint handle)
                : base(handle)
            {
            }

            /// <summary>Runs forward; its result must be a <typeparamref name="TResult"/>.</summary>
            public TResult call(params Tensor[] input) => forward(input);

            /// <inheritdoc cref="call"/>
            public TResult forward(params Tensor[] tensor) => (TResult)invoke("forward", Array.ConvertAll(tensor, t => (object)t));
        }

        /// <summary>A script module of one input.</summary>
        public class ScriptModule<T, TResult>
            : HookableScriptModule<Func<ScriptModule<T, TResult>, T, T>, Func<ScriptModule<T, TResult>, T, TResult, TResult>>, nn.IModule<T, TResult>
        {
            internal ScriptModule(nint handle)
                : base(handle)
            {
            }

            /// <summary>Runs forward, and the hooks around it.</summary>
            public TResult call(T input)
            {
                foreach (var hook in pre_hooks.Values)
                {
                    if (hook(this, input) is { } replaced)
                    {
                        input = replaced;
                    }
                }

                var result = forward(input);
                foreach (var hook in post_hooks.Values)
                {
                    if (hook(this, input, result) is { } replaced)
                    {
                        result = replaced;
                    }
                }

                return result;
            }

            /// <summary>Runs forward without hooks; its result must be a <typeparamref name="TResult"/>.</summary>
            public TResult forward(T tensor) => (TResult)invoke("forward", tensor);
        }

        /// <summary>A script module of two inputs.</summary>
        public class ScriptModule<T1, T2, TResult>
            : HookableScriptModule<Func<ScriptModule<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<ScriptModule<T1, T2, TResult>, T1, T2, TResult, TResult>>, nn.IModule<T1, T2, TResult>
        {
            internal ScriptModule(nint handle)
                : base(handle)
            {
            }

            /// <summary>Runs forward, and the hooks around it.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                foreach (var hook in pre_hooks.Values)
                {
                    if (hook(this, input1, input2) is { } replaced)
                    {
                        (input1, input2) = replaced;
                    }
                }

                var result = forward(input1, input2);
                foreach (var hook in post_hooks.Values)
                {
                    if (hook(this, input1, input2, result) is { } replaced)
                    {
                        result = replaced;
                    }
                }

                return result;
            }

            /// <summary>Runs forward without hooks; its result must be a <typeparamref name="TResult"/>.</summary>
            public TResult forward(T1 input1, T2 input2) => (TResult)invoke("forward", input1, input2);
        }
    }
}
