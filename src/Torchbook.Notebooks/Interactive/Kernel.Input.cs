using Torchbook.Notebooks.Hosting;

namespace Microsoft.DotNet.Interactive;

/// <content>Questions to whoever runs the cell.</content>
public static partial class Kernel
{
    private const string Password = "password";

    /// <summary>Asks for a line of text in the front end, and waits for it.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="typeHint">What kind of text: of a <c>password</c> nothing is seen.</param>
    /// <returns>What was typed.</returns>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        Task.FromResult(CellInput.Current.Ask(prompt, typeHint == Password) ?? "");

    /// <summary>Asks for a line of text that nobody sees.</summary>
    /// <inheritdoc cref="GetInputAsync"/>
    public static Task<string> GetPasswordAsync(string prompt = "") => GetInputAsync(prompt, Password);
}
