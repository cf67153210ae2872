namespace TorchSharp.Modules;

/// <summary>Marks layers that have nothing to train, move or convert.</summary>
public interface IParameterLessModule
{
}
