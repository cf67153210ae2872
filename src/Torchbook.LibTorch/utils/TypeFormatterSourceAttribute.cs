namespace TorchSharp.Utils;

/// <summary>Names the class that .NET Interactive asks for formatters of the type it stands on.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;
}
