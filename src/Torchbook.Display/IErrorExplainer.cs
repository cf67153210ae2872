namespace Torchbook.Display;

/// <summary>Knows what some errors mean; found by <see cref="ErrorExplainerAttribute"/>, made once.</summary>
public interface IErrorExplainer
{
    /// <summary>What <paramref name="exception"/> means and what to do about it; null for an error it does not know.</summary>
    string? Explain(Exception exception);
}
