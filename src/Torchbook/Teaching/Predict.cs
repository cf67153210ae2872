using Torchbook.Display;

namespace Torchbook.Teaching;

/// <summary>Asks the learner to commit to an answer before running a cell; a wrong guess is remembered better than no guess.</summary>
public static class Predict
{
    /// <summary>Shows <paramref name="question"/> in a box; records and checks nothing.</summary>
    public static void Before(string question) => MimeBundle.Text("Before you run this: " + question)
        .With(Mime.Html, $"<blockquote><strong>Before you run this:</strong> {Markup.Encode(question)}</blockquote>")
        .Display();
}
