namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>What a language holds under names, and shares with others.</summary>
internal interface IVariables
{
    /// <summary>The present variables, newest first; of several with one name, the one that counts.</summary>
    IReadOnlyList<CellVariable> Variables { get; }

    /// <summary>Declares a variable that holds <paramref name="value"/> itself, with its type, not a copy.</summary>
    /// <exception cref="InvalidOperationException">The language cannot hold it; the message says why.</exception>
    void Set(string name, object? value);
}
