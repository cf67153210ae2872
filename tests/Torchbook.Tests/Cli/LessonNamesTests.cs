using Torchbook.Cli;
using Torchbook.Cli.Lessons;

namespace Torchbook.Tests.Cli;

public class LessonNamesTests
{
    private static readonly string[] course = ["/c/01-start-here.ipynb", "/c/04-training-a-convnet.ipynb", "/c/10-data-parallelism.ipynb", "/c/11-model-parallelism.ipynb"];

    [Theory]
    [InlineData("4", "04-training-a-convnet")]
    [InlineData("04", "04-training-a-convnet")]
    [InlineData("1", "01-start-here")]
    [InlineData("training", "04-training-a-convnet")]
    [InlineData("Train", "04-training-a-convnet")]
    [InlineData("04-training-a-convnet", "04-training-a-convnet")]
    [InlineData("04-training-a-convnet.ipynb", "04-training-a-convnet")]
    [InlineData("start here", "01-start-here")]
    [InlineData("convnet", "04-training-a-convnet")]
    [InlineData("model-p", "11-model-parallelism")]
    public void Given_a_name_as_people_type_it_when_looked_up_then_the_lesson_is_found(string wanted, string lesson) =>
        Assert.Equal($"/c/{lesson}.ipynb", LessonNames.Find(wanted, course));

    [Theory]
    [InlineData("trainign", "there is no lesson 'trainign'. Did you mean 04-training-a-convnet? The lessons are:\n  01-start-here\n")]
    [InlineData("starthere", "there is no lesson 'starthere'. Did you mean 01-start-here? The lessons are:")]
    [InlineData("2", "there is no lesson '2'. The lessons are:")]
    [InlineData("cooking", "there is no lesson 'cooking'. The lessons are:")]
    [InlineData("", "there is no lesson ''. The lessons are:")]
    [InlineData("parallelism", "'parallelism' could be 2 lessons:\n  10-data-parallelism\n  11-model-parallelism")]
    public void Given_a_name_of_none_or_several_when_looked_up_then_the_lessons_and_the_nearest_are_listed(string wanted, string message) =>
        Assert.StartsWith(message, Assert.Throws<CommandException>(() => LessonNames.Find(wanted, course)).Message);
}
