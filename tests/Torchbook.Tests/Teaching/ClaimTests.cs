using Torchbook.Display;
using Torchbook.Teaching;

namespace Torchbook.Tests.Teaching;

public sealed class ClaimTests : IDisposable
{
    private readonly RecordingSink _sink = new();

    public void Dispose() => _sink.Dispose();

    [Fact]
    public void Given_a_claim_that_holds_when_made_then_a_tick_shows_its_source_value_and_tolerance()
    {
        var accuracy = 0.98765;
        Claim.That(accuracy, isAtLeast: 0.985);
        Claim.That(Math.PI, isAbout: 22.0 / 7, tolerance: 0.002, because: "Archimedes said so", what: "π");
        Claim.That(1234567.0, isBetween: (1e6, 2e6), what: "parameters");
        Claim.That(accuracy > 0, because: "it learned");
        Assert.Equal("""
            ✓ accuracy = 0.9877 (at least 0.985)
            ✓ π = 3.142 (3.143 ± 0.002): Archimedes said so
            ✓ parameters = 1,235,000 (between 1,000,000 and 2,000,000)
            ✓ accuracy > 0: it learned
            """.ReplaceLineEndings("\n"), _sink.Text);
        Assert.Contains("accuracy &gt; 0", _sink.Markup);
    }

    [Theory]
    [InlineData(0.98499999, "0.98499999 (at least 0.985)")]
    [InlineData(0.5, "0.5 (at least 0.985)")]
    [InlineData(double.NaN, "NaN (at least 0.985)")]
    [InlineData(double.NegativeInfinity, "-Infinity (at least 0.985)")]
    public void Given_a_claim_that_fails_when_made_then_it_is_shown_and_thrown(double accuracy, string text)
    {
        var error = Assert.Throws<ClaimFailedException>(() => Claim.That(accuracy, isAtLeast: 0.985));
        Assert.Equal($"The claim does not hold: accuracy = {text}", error.Message);
        Assert.Equal($"✗ accuracy = {text}", _sink.Text);
        Assert.False(Claim.All[^1].Holds);
    }

    [Fact]
    public void Given_values_at_the_bounds_when_claimed_then_they_hold_and_beyond_they_fail()
    {
        Claim.That(1.0, isAtLeast: 1);
        Claim.That(1.0, isAtMost: 1);
        Claim.That(1.0, isBetween: (1, 1));
        Claim.That(2.0, isAbout: 1, tolerance: 1);
        Assert.Throws<ClaimFailedException>(() => Claim.That(1.0000001, isAtMost: 1));
        Assert.Throws<ClaimFailedException>(() => Claim.That(3, isBetween: (1, 2)));
        Assert.Throws<ClaimFailedException>(() => Claim.That(2.1, isAbout: 1, tolerance: 1));
        Assert.Throws<ClaimFailedException>(() => Claim.That(double.NaN, isAbout: 1, tolerance: double.PositiveInfinity));
        Assert.Throws<ClaimFailedException>(() => Claim.That(1 > 2));
    }

    [Fact]
    public void Given_no_or_contradicting_bounds_when_claimed_then_the_call_is_refused()
    {
        Assert.Contains("0 are given", Assert.Throws<ArgumentException>(() => Claim.That(1.0)).Message);
        Assert.Contains("2 are given", Assert.Throws<ArgumentException>(() => Claim.That(1.0, isAtLeast: 0, isAtMost: 2)).Message);
        Assert.Contains("needs a tolerance", Assert.Throws<ArgumentException>(() => Claim.That(1.0, isAbout: 1)).Message);
        Assert.Contains("needs a tolerance", Assert.Throws<ArgumentException>(() => Claim.That(1.0, isAtLeast: 1, tolerance: 1)).Message);
        Assert.Throws<ArgumentException>(() => Claim.That(1.0, isBetween: (2, 1)));
        Assert.Throws<ArgumentException>(() => Claim.That(1.0, isAtLeast: double.NaN));
    }

    [Fact]
    public void Given_an_observation_when_recorded_then_it_never_fails_and_is_among_all_claims()
    {
        var before = Claim.All.Count;
        Claim.Observed(double.NaN, "ms", what: "time of a step");
        Claim.That(1.0, isAtLeast: 0, what: "one");
        Assert.Equal(["time of a step", "one"], Claim.All.Skip(before).Select(c => c.Name));
        Assert.True(Claim.All[before].IsObservation);
        Assert.Equal("• time of a step = NaN ms", _sink.Text.Split('\n')[0]);
    }

    [Fact]
    public void Given_a_claim_when_shown_then_its_bundle_can_be_read_by_machines()
    {
        Claim.That(2.5, isAtMost: 3, because: "b", what: "w");
        Assert.Equal("""{"name":"w","value":"2.5","expected":"at most 3","holds":true,"because":"b"}""", _sink.Shown[0].Data[Mime.Claim]!.ToJsonString());
    }
}
