using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Makes <paramref name="param"/> part of the module under <paramref name="name"/>.</summary>
            /// <exception cref="ArgumentException">The name is empty, holds a dot or is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                CheckName(name);
                if (param is null)
                {
                    return;
                }

                param.DetachFromDisposeScope();
                _internal_params.Add(name, param);
            }

            /// <summary>Makes a tensor that is not trained part of the module. A buffer that is not
            /// <paramref name="persistent"/> is left out of <c>state_dict</c>.</summary>
            /// <exception cref="ArgumentException">The name is empty, holds a dot or is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                CheckName(name);
                if (tensor is null)
                {
                    return;
                }

                tensor.DetachFromDisposeScope();
                _internal_buffers.Add(name, (tensor, persistent));
            }

            /// <summary>Makes <paramref name="submodule"/> a child under <paramref name="name"/>.</summary>
            /// <exception cref="ArgumentException">The name is empty, holds a dot or is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                CheckName(name);
                if (submodule is null)
                {
                    return;
                }

                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers every field that holds a module, a parameter or a tensor under the field's name, or under
            /// the one its <see cref="ComponentNameAttribute"/> gives. Call it last in the constructor of a module of your own.</summary>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered)
                {
                    return;
                }

                _componentsRegistered = true;
                foreach (var field in GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                {
                    // The library's own layers register what they hold in their constructors.
                    if (field.DeclaringType!.Assembly != typeof(Module).Assembly)
                    {
                        RegisterField(ComponentName(field), field.GetValue(this));
                    }
                }
            }

            private void RegisterField(string fieldName, object? value)
            {
                if (_internal_submodules.ContainsKey(fieldName) || _internal_params.ContainsKey(fieldName) || _internal_buffers.ContainsKey(fieldName))
                {
                    return;
                }

                switch (value)
                {
                    case Module module:
                        register_module(fieldName, module);
                        break;
                    case Parameter parameter:
                        register_parameter(fieldName, parameter);
                        break;
                    case Tensor tensor:
                        register_buffer(fieldName, tensor);
                        break;
                }
            }

            /// <summary>Replaces the parameter of that name; null removes it.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                _internal_params.Remove(name);
                if (value is not null)
                {
                    register_parameter(name, value);
                }
            }

            protected void ConditionallyRegisterParameter(string name, Tensor? value) =>
                ConditionallyRegisterParameter(name, value is null ? null : value as Parameter ?? new Parameter(value));

            /// <summary>Replaces the buffer of that name; null removes it.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                _internal_buffers.Remove(name);
                if (value is not null)
                {
                    register_buffer(name, value, persistent);
                }
            }

            protected void ClearModules() => _internal_submodules.Clear();

            private static string ComponentName(FieldInfo field)
            {
                if (field.GetCustomAttribute<ComponentNameAttribute>()?.Name is { } given)
                {
                    return given;
                }

                // The compiler calls the field behind an automatic property <Name>k__BackingField.
                return field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
            }

            private void CheckName(string component)
            {
                if (string.IsNullOrEmpty(component) || component.Contains('.'))
                {
                    throw new ArgumentException($"\"{component}\" cannot name a part of {GetName()}: a name is not empty and holds no dot.");
                }

                if (_internal_params.ContainsKey(component) || _internal_buffers.ContainsKey(component) || _internal_submodules.ContainsKey(component))
                {
                    throw new ArgumentException($"{GetName()} already has a part named \"{component}\". Choose another name.");
                }
            }
        }
    }
}
