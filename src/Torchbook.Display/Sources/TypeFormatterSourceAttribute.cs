namespace Torchbook.Display;

/// <summary>
/// Says who shows values of a type; on an assembly, who shows types of other assemblies. .NET Interactive, this host and others know
/// the attribute by its name and take the first form. So does this host with any attribute of this name: none of them needs a reference to the other.
/// </summary>
/// <param name="formatterSourceType">
/// Has a constructor without parameters and a public method <c>CreateTypeFormatters()</c>, which gives objects with a property
/// <c>MimeType</c>, a method <c>bool Format(object, TextWriter)</c>, and on an assembly a property <c>Type</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;
}
