namespace Torchbook.Display;

/// <summary>What a reader needs to repeat a run, such as the hash of the data it used; hosts keep it with the notebook.</summary>
public static class RunFacts
{
    private static readonly Lock gate = new();
    private static readonly Dictionary<string, string> facts = [];

    /// <summary>Raised for each fact, in a host that keeps them.</summary>
    public static event Action<string, string>? Recorded;

    /// <summary>All facts so far.</summary>
    public static IReadOnlyDictionary<string, string> All
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<string, string>(facts);
            }
        }
    }

    /// <summary>Notes a fact; one of the same name is replaced.</summary>
    /// <param name="name">What it is, such as <c>data: mnist</c>.</param>
    /// <param name="value">Which, such as a SHA-256.</param>
    public static void Record(string name, string value)
    {
        lock (gate)
        {
            facts[name] = value;
        }

        Recorded?.Invoke(name, value);
    }
}
