namespace Torchbook.Notebooks.Pages.Site;

/// <summary>A duration as a reader would say it.</summary>
internal static class DurationText
{
    public static string Of(double seconds) => seconds switch
    {
        < 10 => FormattableString.Invariant($"{seconds:0.0} s"),
        < 120 => FormattableString.Invariant($"{seconds:0} s"),
        _ => FormattableString.Invariant($"{Math.Floor(seconds / 60):0} min {Math.Floor(seconds % 60):0} s"),
    };
}
