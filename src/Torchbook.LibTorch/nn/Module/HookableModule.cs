namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose <c>call</c> runs hooks before and after <c>forward</c>, in the order they were registered.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            protected Dictionary<string, TPreHook> pre_hooks = [];
            protected Dictionary<string, TPostHook> post_hooks = [];
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];
            protected Dictionary<string, Action<Module>> module_post_hooks = [];
            private int _nextHook;

            protected HookableModule(string name)
                : base(name)
            {
            }

            internal override bool HasHooks => _nextHook > 0 && pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count > 0;

            /// <summary>Calls <paramref name="hook"/> before every forward; what it returns, unless null, replaces the input.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook)
            {
                var key = NextKey();
                pre_hooks.Add(key, hook);
                return new(this, key);
            }

            public HookRemover register_forward_pre_hook(Action<Module> hook)
            {
                var key = NextKey();
                module_pre_hooks.Add(key, hook);
                return new(this, key);
            }

            /// <summary>Calls <paramref name="hook"/> after every forward; what it returns, unless null, replaces the result.</summary>
            public HookRemover register_forward_hook(TPostHook hook)
            {
                var key = NextKey();
                post_hooks.Add(key, hook);
                return new(this, key);
            }

            public HookRemover register_forward_hook(Action<Module> hook)
            {
                var key = NextKey();
                module_post_hooks.Add(key, hook);
                return new(this, key);
            }

            private protected void RunModuleHooks(Dictionary<string, Action<Module>> hooks)
            {
                foreach (var hook in hooks.Values)
                {
                    hook(this);
                }
            }

            private string NextKey() => (_nextHook++).ToString();

            /// <summary>Takes one hook off its module.</summary>
            public class HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
            {
                public void remove()
                {
                    module.pre_hooks.Remove(key);
                    module.post_hooks.Remove(key);
                    module.module_pre_hooks.Remove(key);
                    module.module_post_hooks.Remove(key);
                }
            }
        }
    }
}
