namespace Torchbook.Cli.Doctor;

/// <summary>Where datasets come from and are kept.</summary>
public static class DataExam
{
    public static IEnumerable<Finding> Run()
    {
        if (Environment.GetEnvironmentVariable("TORCHBOOK_MIRROR") is not { Length: > 0 } mirror)
        {
            yield return Finding.Good("data mirror", "none (set TORCHBOOK_MIRROR to a folder or URL to use one)");
        }
        else if (Uri.TryCreate(mirror, UriKind.Absolute, out var address) && !address.IsFile)
        {
            yield return Finding.Good("data mirror", mirror);
        }
        else
        {
            yield return Directory.Exists(mirror)
                ? Finding.Good("data mirror", Path.GetFullPath(mirror))
                : new Finding("data mirror", Health.Limited, $"TORCHBOOK_MIRROR is {mirror}, which does not exist", "Correct it or unset it.");
        }
    }
}
