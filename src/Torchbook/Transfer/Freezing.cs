using Torchbook.Models;
using static TorchSharp.torch;

namespace Torchbook.Transfer;

/// <summary>
/// Decides which parameters training changes. The Trainer, and <see cref="Training.ModelMode"/>, keep every part of a model whose parameters
/// are all frozen in evaluation mode: its batch norm does not follow the new data. Introduced in the lesson "Transfer learning".
/// </summary>
public static class Freezing
{
    /// <summary>Freezes the parameters whose names match; the others stay as they are.</summary>
    /// <param name="model">The model.</param>
    /// <param name="patterns">Such as <c>features.*</c> or <c>*.bias</c>: <c>*</c> stands for any characters, <c>?</c> for one. All parameters when none is given.</param>
    /// <exception cref="ArgumentException">A pattern matches no parameter.</exception>
    public static FreezeReport Freeze(this nn.Module model, params string[] patterns) => Set(model, patterns, trains: false);

    /// <summary>Lets the parameters whose names match train again.</summary>
    /// <inheritdoc cref="Freeze"/>
    public static FreezeReport Unfreeze(this nn.Module model, params string[] patterns) => Set(model, patterns, trains: true);

    /// <summary>What is frozen and what trains, as it stands.</summary>
    public static FreezeReport Frozen(this nn.Module model) => new(
        [.. model.named_parameters().Where(p => !p.parameter.requires_grad).Select(p => (p.name, p.parameter.numel()))],
        [.. model.named_parameters().Where(p => p.parameter.requires_grad).Select(p => (p.name, p.parameter.numel()))]);

    private static FreezeReport Set(nn.Module model, string[] patterns, bool trains)
    {
        var parameters = model.named_parameters().ToList();
        foreach (var pattern in patterns)
        {
            if (!parameters.Any(p => NamePattern.Matches(pattern, p.name)))
            {
                throw new ArgumentException($"No parameter of {model.GetName()} matches \"{pattern}\". It has {string.Join(", ", parameters.Select(p => p.name))}; \"features.*\" stands for all that begin with \"features.\".", nameof(patterns));
            }
        }

        foreach (var (_, parameter) in parameters.Where(p => patterns.Length == 0 || NamePattern.MatchesAny(patterns, p.name)))
        {
            parameter.requires_grad = trains;
            if (!trains)
            {
                // An optimizer that still holds the parameter would go on with the old gradient.
                parameter.grad = null;
            }
        }

        return model.Frozen();
    }
}
