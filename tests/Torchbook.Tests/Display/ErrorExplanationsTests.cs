using Torchbook.Display;

namespace Torchbook.Tests.Display;

public class ErrorExplanationsTests
{
    [Fact]
    public void Given_an_explanation_of_the_users_when_its_error_comes_then_it_is_found_also_as_a_cause()
    {
        ErrorExplanations.Register(e => e is FirstError ? "the first kind" : null);

        Assert.Equal("the first kind", ErrorExplanations.Find(new InvalidOperationException("outer", new FirstError())));
        Assert.Null(ErrorExplanations.Find(new InvalidOperationException("outer")));
    }

    [Fact]
    public void Given_two_explanations_of_one_error_when_asked_then_the_later_one_counts()
    {
        ErrorExplanations.Register(e => e is SecondError ? "earlier" : null);
        ErrorExplanations.Register(e => e is SecondError ? "later" : null);

        Assert.Equal("later", ErrorExplanations.Find(new SecondError()));
    }

    [Fact]
    public void Given_an_explanation_that_fails_when_asked_then_the_others_are_heard()
    {
        ErrorExplanations.Register(e => e is ThirdError ? "known" : null);
        ErrorExplanations.Register(e => e is ThirdError ? throw new InvalidOperationException() : null);

        Assert.Equal("known", ErrorExplanations.Find(new ThirdError()));
    }

    private sealed class FirstError : Exception;

    private sealed class SecondError : Exception;

    private sealed class ThirdError : Exception;
}
