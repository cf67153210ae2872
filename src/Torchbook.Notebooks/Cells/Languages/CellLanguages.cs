using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>The languages of a session, and the way from one's variables to another's.</summary>
internal sealed class CellLanguages(IReadOnlyList<ICellLanguage> all)
{
    /// <summary>The language of a cell that says nothing.</summary>
    public const string Default = "csharp";

    public IReadOnlyList<ICellLanguage> All => all;

    public ICellLanguage? Find(string name) => all.FirstOrDefault(l => l.Names.Contains(name));

    /// <summary>The variables of a language; none where it has no such thing.</summary>
    public IReadOnlyList<CellVariable> VariablesOf(string language) => (Find(language) as IVariables)?.Variables ?? [];

    /// <exception cref="CellCompilationException">There is no such language, or it has no such variable.</exception>
    public object? Read(string language, string name, MagicArguments arguments)
    {
        var variables = Holder(language, arguments).Variables;
        return variables.FirstOrDefault(v => v.Name == name) is { } found ? found.Value : throw arguments.Error(
            $"{language} has no variable '{name}'" + (variables.Count == 0 ? "" : $"; it has {string.Join(", ", variables.Select(v => v.Name).Order(StringComparer.Ordinal))}"));
    }

    /// <exception cref="CellCompilationException">There is no such language, or it cannot hold the value.</exception>
    public void Write(string language, string name, object? value, MagicArguments arguments)
    {
        try
        {
            Holder(language, arguments).Set(name, value);
        }
        catch (InvalidOperationException e)
        {
            throw arguments.Error(e.Message);
        }
    }

    private IVariables Holder(string language, MagicArguments arguments) => Find(language) switch
    {
        IVariables holder => holder,
        null => throw arguments.Error($"there is no language '{language}'; variables have {Holders()}"),
        _ => throw arguments.Error($"{language} has no variables; {Holders()} have"),
    };

    private string Holders() => string.Join(", ", all.Where(l => l is IVariables).Select(l => l.Names[0]));
}
