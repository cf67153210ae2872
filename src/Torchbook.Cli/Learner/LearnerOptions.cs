using System.CommandLine;

namespace Torchbook.Cli.Learner;

/// <summary>Options that the learner's commands share.</summary>
internal static class LearnerOptions
{
    public static Option<string> To() => new("--to") { Description = "Where the copies are (default my/ in the checkout)", HelpName = "DIR", DefaultValueFactory = _ => Repository.My };
}
