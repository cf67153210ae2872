using Torchbook.Charts;
using Torchbook.Display;
using Torchbook.Teaching;

namespace Torchbook.Tests.Teaching;

public sealed class ExerciseTests : IDisposable
{
    private static readonly string[] Hints = ["Think of sums.", "Divide by three."];
    private readonly RecordingSink _sink = new();

    public void Dispose() => _sink.Dispose();

    [Fact]
    public void Given_a_stub_when_checked_then_it_says_not_yet_with_the_first_hint_and_goes_on()
    {
        Exercise.Check("Blur", check => check.Close(1, Stub()), Hints);
        Assert.Equal("○ Blur: Not yet. Hint: Think of sums.\n(more hints in the notebook: 1)", _sink.Text);
        Assert.Contains("<details><summary>Hint 2 of 2</summary>Divide by three.</details>", _sink.Markup);

        static double Stub() => Exercise.NotYet<double>();
    }

    [Fact]
    public void Given_any_way_of_having_no_answer_when_checked_then_the_run_goes_on()
    {
        Exercise.Check("a", _ => throw Exercise.NotYet());
        Exercise.Check("b", _ => throw new NotImplementedException());
        Exercise.Check("c", _ => Task.Run(() => Exercise.NotYet<int>()).Wait());
        Exercise.Score("d", _ => Exercise.NotYet<double>(), par: 3);
        Assert.All(_sink.Text.Split('\n'), line => Assert.Contains("Not yet.", line));
        Assert.Equal(4, _sink.Shown.Count);
    }

    [Fact]
    public void Given_the_right_answer_when_checked_then_a_tick_shows_the_seed()
    {
        Exercise.Check("Blur", check =>
        {
            var x = check.RandomNumbers(20);
            check.Close(x, x.Select(v => v + 1e-9));
            check.Close(check.RandomMatrix(0, 3), new double[0, 3]);
            check.Equal(3, 3);
            check.Close(double.NaN, double.NaN);
        }, Hints, seed: 9);
        Assert.Equal("✓ Blur: Right, on random inputs with seed 9.", _sink.Text);
    }

    [Fact]
    public void Given_a_wrong_array_when_checked_then_the_difference_is_named_drawn_and_thrown()
    {
        var error = Assert.Throws<ExerciseFailedException>(() => Exercise.Check("Blur", check => check.Close([1.0, 2, 3], [1f, 2.5f, 4], what: "blurred"), Hints));
        Assert.Equal("Blur: blurred: 2 of 3 numbers differ; at [1] expected 2, got 2.5.", error.Message);
        Assert.StartsWith("✗ Blur: blurred: 2 of 3 numbers differ; at [1] expected 2, got 2.5. (Random inputs with seed 1.)", _sink.Text);
        Assert.Contains("<summary>Hint 2 of 2</summary>", _sink.Markup);
        Assert.Contains("expected against got", (string?)_sink.Shown[1].Data[Mime.FigureSvg]);
    }

    [Fact]
    public void Given_an_answer_that_the_engine_refuses_when_checked_then_the_outcome_explains_it()
    {
        var error = Assert.Throws<ExerciseFailedException>(() => Exercise.Check("Layer", check => TorchSharp.torch.ones(3).view(2, 2)));

        Assert.EndsWith("is invalid for input of size 3", error.Message);
        Assert.Contains("is invalid for input of size 3\nThe tensor has 3 numbers, the new shape [2, 2] holds 4:", _sink.Text);
    }

    [Fact]
    public void Given_wrong_answers_of_each_kind_when_checked_then_expected_and_got_are_named()
    {
        Fails("result: expected 2, got 3.", c => c.Equal(2, 3));
        Fails("result: expected 1, got NaN, more than 1E-06 apart.".Replace("1E-06", "1e-6"), c => c.Close(1, double.NaN));
        Fails("result: expected 1, got 1.00002, more than", c => c.Close(1, 1.00002));
        Fails("result: expected 2 numbers, got 3.", c => c.Close([1, 2], [1, 2, 3]));
        Fails("result: expected 2 numbers, got null.", c => c.Close([1, 2], null));
        Fails("result: expected 1 × 2 numbers, got 2 × 1.", c => c.Close(new double[1, 2], new double[2, 1]));
        Fails("result: at [0, 1] expected 2, got -2.", c => c.Close(new[,] { { 1, 2 } }, new[,] { { 1, -2 } }));
        Fails("picture: 1 of 2 values differ.", c => c.Close(new Picture([0, 9], 2, 1), new Picture([0, 99], 2, 1)));
        Fails("picture: expected [H, W, C] = (1, 2, 1), got (2, 1, 1).", c => c.Close(new Picture([0, 9], 2, 1), new Picture([0, 9], 1, 2)));
        Fails("Your code threw IndexOutOfRangeException", c => c.Equal(1, Array.Empty<int>()[3]));
        Fails("must be odd", c => c.That(false, "The kernel must be odd."));
    }

    [Fact]
    public void Given_a_puzzle_when_scored_then_the_score_is_compared_with_par_and_the_best_is_kept()
    {
        const string Title = "Fewest multiplications (test)";
        Exercise.Score(Title, _ => 40, par: 27, lowerIsBetter: true, unit: "multiplications");
        Exercise.Score(Title, _ => 27, par: 27, lowerIsBetter: true);
        Exercise.Score(Title, _ => 30, par: 27, lowerIsBetter: true);
        Assert.Equal($"""
            • {Title}: Score: 40 multiplications; the lesson's own solution has 27. Your best so far: 40. Seed 1.
            ✓ {Title}: Score: 27; as good as the lesson's own solution. Your best so far: 27. Seed 1.
            • {Title}: Score: 30; the lesson's own solution has 27. Your best so far: 27. Seed 1.
            """.ReplaceLineEndings("\n"), _sink.Text);
        Assert.Throws<ExerciseFailedException>(() => Exercise.Score(Title, _ => double.NaN, par: 1));
        Assert.Throws<ExerciseFailedException>(() => Exercise.Score(Title, check => { check.That(false, "not valid"); return 1; }, par: 1));
    }

    [Fact]
    public void Given_a_seed_when_inputs_are_drawn_then_they_are_the_same_every_time()
    {
        var drawn = new List<double[]>();
        Exercise.Check("a", check => drawn.Add(check.RandomNumbers(5)), seed: 5);
        Exercise.Check("a", check => drawn.Add(check.RandomNumbers(5)), seed: 5);
        Exercise.Check("a", check => drawn.Add(check.RandomNumbers(5)), seed: 6);
        Assert.Equal(drawn[0], drawn[1]);
        Assert.NotEqual(drawn[0], drawn[2]);
    }

    [Fact]
    public void Given_a_prediction_when_asked_then_the_question_is_shown_and_encoded()
    {
        Predict.Before("Is a < b?");
        Assert.Equal("Before you run this: Is a < b?", _sink.Text);
        Assert.Contains("Is a &lt; b?", _sink.Markup);
    }

    private void Fails(string part, Action<ExerciseCheck> check)
    {
        Assert.Contains(part, Assert.Throws<ExerciseFailedException>(() => Exercise.Check("x", check)).Message);
        Assert.Contains(part, _sink.Text);
    }
}
