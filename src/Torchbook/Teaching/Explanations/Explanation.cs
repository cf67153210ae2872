using System.Text.RegularExpressions;

namespace Torchbook.Teaching.Explanations;

/// <summary>One error of the engine in plain words.</summary>
/// <param name="Message">What the engine says, in libtorch 1.13 and 2.x, with or without the operator's name in front.</param>
/// <param name="Words">What it means and what to do, with the shapes filled in; null where that message is clear by itself.</param>
internal sealed record Explanation(Regex Message, Func<GroupCollection, string?> Words);
