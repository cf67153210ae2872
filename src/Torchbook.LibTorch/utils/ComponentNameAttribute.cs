namespace TorchSharp.Utils;

/// <summary>Names a module's field for <c>state_dict</c>, where the field's own name will not do.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class ComponentNameAttribute : Attribute
{
    public string? Name { get; set; }
}
