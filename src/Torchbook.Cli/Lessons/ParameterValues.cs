namespace Torchbook.Cli.Lessons;

/// <summary>Reads <c>--param NAME=VALUE</c>.</summary>
public static class ParameterValues
{
    /// <exception cref="CommandException">An argument has no name or no equals sign, or a name comes twice.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> arguments)
    {
        var values = new Dictionary<string, string>();
        foreach (var argument in arguments)
        {
            var (name, value) = argument.IndexOf('=') is > 0 and var at
                ? (argument[..at].Trim(), argument[(at + 1)..])
                : throw new CommandException($"--param {argument}: it must read NAME=VALUE.");
            if (!values.TryAdd(name, value))
            {
                throw new CommandException($"--param {name} is given twice.");
            }
        }

        return values;
    }
}
