namespace Torchbook.Display;

/// <summary>Has the errors of a library explained as soon as it is loaded.</summary>
/// <param name="explainer">An <see cref="IErrorExplainer"/> that can be made without arguments.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ErrorExplainerAttribute(Type explainer) : Attribute
{
    public Type Explainer { get; } = explainer;
}
