namespace Torchbook.Data;

/// <summary>150 irises of three species (Fisher 1936).</summary>
public static class Iris
{
    /// <summary>Features <c>[150, 4]</c> in centimeters.</summary>
    /// <exception cref="DatasetUnavailableException">Neither cache nor mirror nor network has it.</exception>
    public static TableSet Load(DatasetStore? store = null) =>
        Tables.Load("iris", ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"], store);
}
