using System.Runtime.InteropServices;

namespace Torchbook.LibTorch;

/// <summary>Owns a TorchScript module, or a unit of compiled functions.</summary>
internal sealed class ScriptHandle : SafeHandle
{
    private readonly bool isUnit;

    private ScriptHandle(nint handle, bool isUnit)
        : base(0, ownsHandle: true)
    {
        this.isUnit = isUnit;
        SetHandle(handle);
    }

    public static ScriptHandle Module(nint handle) => new(handle, isUnit: false);

    public static ScriptHandle Unit(nint handle) => new(handle, isUnit: true);

    public override bool IsInvalid => handle == 0;

    /// <summary>Runs a method of the module, or a function of the unit.</summary>
    /// <exception cref="ExternalException">What TorchScript said.</exception>
    public unsafe object Invoke(string name, object[] inputs)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var values = ScriptValues.From(inputs);
        NativeValue result;
        int status;
        var held = false;
        DangerousAddRef(ref held);
        fixed (NativeValue* arguments = values)
        {
            status = isUnit
                ? Shim.tb_jit_unit_invoke(handle, name, arguments, values.Length, &result)
                : Shim.tb_jit_invoke(handle, name, arguments, values.Length, &result);
        }

        DangerousRelease();
        GC.KeepAlive(inputs);
        Shim.Check(status, name);
        return ScriptValues.Take(result, name);
    }

    protected override bool ReleaseHandle()
    {
        if (isUnit)
        {
            Shim.tb_jit_unit_free(handle);
        }
        else
        {
            Shim.tb_jit_free(handle);
        }

        return true;
    }
}
