using Torchbook.Display;

namespace Torchbook.Teaching;

/// <summary>Carries what was expected and what came from a comparison to the check that shows it.</summary>
internal sealed class WrongAnswerException(string message, IDisplayable? picture = null) : Exception(message)
{
    public IDisplayable? Picture { get; } = picture;
}
