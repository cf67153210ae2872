namespace Torchbook.Cli.Testing;

/// <summary>Counts tests as they end and shows what fails at once.</summary>
public sealed class Tally
{
    private readonly List<string> failures = [];

    public int Passed { get; private set; }

    public int Failed => failures.Count;

    /// <summary>Name and details of each failed test.</summary>
    public IReadOnlyList<string> Failures => failures;

    public int Skipped { get; private set; }

    public void Pass() => Passed++;

    /// <param name="test">Its full name.</param>
    /// <param name="reason">Why it could not run here.</param>
    public void Skip(string test, string reason)
    {
        Skipped++;
        Console.WriteLine($"skipped  {test}: {reason}");
    }

    /// <param name="test">Its full name.</param>
    /// <param name="details">Message and trace.</param>
    public void Fail(string test, string details)
    {
        failures.Add($"{test}\n{details}");
        Console.WriteLine($"FAILED   {test}");
        foreach (var line in details.Split('\n'))
        {
            Console.WriteLine($"         {line.TrimEnd()}");
        }
    }

    /// <summary>Ends the output with the line that scripts read.</summary>
    public void WriteSummary()
    {
        if (Skipped > 0)
        {
            Console.WriteLine($"{Skipped} skipped");
        }

        if (Passed + Failed == 0)
        {
            Console.WriteLine("No test matched.");
        }

        Console.WriteLine($"{Passed} passed, {Failed} failed");
    }
}
