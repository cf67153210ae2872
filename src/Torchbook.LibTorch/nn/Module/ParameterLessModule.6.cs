using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A layer without parameters, buffers or submodules; converting or moving it does nothing.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, T6, TResult> : nn.Module<T1, T2, T3, T4, T5, T6, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(GetName(), "buffers");

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(GetName(), "parameters");

    public override void register_module(string name, nn.Module submodule) => throw ParameterLess.Refusal(GetName(), "submodules");

    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;
}
