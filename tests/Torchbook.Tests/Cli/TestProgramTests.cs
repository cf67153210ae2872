using Torchbook.Cli.Testing;

namespace Torchbook.Tests.Cli;

public sealed class TestProgramTests
{
    [Fact]
    public async Task Given_a_program_that_ends_before_its_tests_do_when_run_then_it_counts_as_one_failure()
    {
        // The command line is not a test program: it refuses the reporter's options and ends with exit code 2.
        var tally = new Tally();

        await new TestProgram(Path.Combine(AppContext.BaseDirectory, "Torchbook.Cli.dll"), filter: null, full: false).RunAsync(tally, default);

        Assert.Equal((0, 1), (tally.Passed, tally.Failed));
    }

    [Fact]
    public async Task Given_this_very_program_and_a_filter_when_run_then_passed_tests_are_counted()
    {
        var tally = new Tally();

        await new TestProgram(Path.Combine(AppContext.BaseDirectory, "Torchbook.Tests.dll"), nameof(ProbeTests), full: true).RunAsync(tally, default);

        Assert.Equal((3, 0), (tally.Passed, tally.Failed));
    }

    /// <summary>What the test above counts.</summary>
    public sealed class ProbeTests
    {
        [Fact]
        public void Given_a_name_with_probe_when_run_then_it_passes() => Assert.EndsWith("Tests", GetType().Name);

        [Theory]
        [InlineData(1)]
        [InlineData(2)]
        public void Given_a_theory_when_run_then_every_row_counts(int row) => Assert.InRange(row, 1, 2);
    }
}
