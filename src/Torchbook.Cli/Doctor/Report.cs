using Spectre.Console;

namespace Torchbook.Cli.Doctor;

/// <summary>Prints findings, one a line, and the remedies below.</summary>
public static class Report
{
    /// <returns>Whether lessons can run.</returns>
    public static bool Write(IReadOnlyList<Finding> findings)
    {
        var width = findings.Max(finding => finding.Part.Length);
        foreach (var finding in findings)
        {
            Terminal.Out.MarkupLineInterpolated($"[{Color(finding.Health)}]{Word(finding.Health),-7}[/] {finding.Part.PadRight(width)}  {finding.Detail}");
        }

        foreach (var finding in findings.Where(finding => finding.Remedy is not null))
        {
            Terminal.Out.WriteLine();
            Terminal.Out.MarkupLineInterpolated($"{finding.Part}: {finding.Remedy}");
        }

        return findings.All(finding => finding.Health != Health.Broken);
    }

    private static string Word(Health health) => health switch
    {
        Health.Good => "ok",
        Health.Limited => "limited",
        _ => "missing",
    };

    private static string Color(Health health) => health switch
    {
        Health.Good => "green",
        Health.Limited => "yellow",
        _ => "red",
    };
}
