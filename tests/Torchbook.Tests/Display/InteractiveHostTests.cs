using System.Reflection;
using System.Runtime.Loader;
using Torchbook.Charts;
using Torchbook.Display;
using TorchSharp;

namespace Torchbook.Tests.Display;

/// <summary>The library in .NET Interactive, which is not in the package index: its look-up is done by <see cref="DotNetInteractive"/>, its members by a stand-in.</summary>
public sealed class InteractiveHostTests : IDisposable
{
    private const string Host = """
        using System; using System.Collections.Generic; using System.IO;
        namespace Microsoft.DotNet.Interactive.Formatting
        {
            public static class Formatter
            {
                public static Dictionary<(Type, string), Action<object, TextWriter>> Registered { get; } = new();
                public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = "text/plain") => Registered[(type, mimeType)] = formatter;
                public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = "text/plain") { }
            }
            public class DisplayedValue
            {
                public List<object> Values { get; } = new();
                public void Update(object value) => Values.Add(value);
            }
        }
        namespace System
        {
            public static class DisplayExtensions
            {
                public static List<Microsoft.DotNet.Interactive.Formatting.DisplayedValue> Shown { get; } = new();
                public static Microsoft.DotNet.Interactive.Formatting.DisplayedValue Display(this object value, params string[] mimeTypes)
                {
                    var shown = new Microsoft.DotNet.Interactive.Formatting.DisplayedValue();
                    shown.Values.Add(value);
                    Shown.Add(shown);
                    return shown;
                }
            }
        }
        """;

    private readonly IDisplaySink before = DisplaySink.Current;

    public void Dispose() => DisplaySink.Current = before;

    public static TheoryData<Type> DisplayableTypes() => new(new[] { typeof(Html).Assembly, typeof(Figure).Assembly }
        .SelectMany(a => a.GetTypes()).Where(t => t.IsClass && !t.IsAbstract && t.IsAssignableTo(typeof(IDisplayable))));

    [Theory]
    [MemberData(nameof(DisplayableTypes))]
    public void Given_a_type_that_shows_itself_when_another_host_looks_then_it_says_who_shows_it(Type type) =>
        Assert.Contains(type.GetCustomAttributes<TypeFormatterSourceAttribute>(), a => a.FormatterSourceType == typeof(DisplayableFormatterSource));

    [Fact]
    public void Given_a_chart_when_DotNet_Interactive_shows_it_then_it_is_a_picture_with_a_description()
    {
        var figure = Chart.Line([1.0, 2, 3]);
        Assert.StartsWith("<img src=\"data:image/", DotNetInteractive.Format(figure, "text/html"));
        Assert.Equal(figure.ToDisplayString(), DotNetInteractive.Format(figure, "text/plain"));
        Assert.Equal("<b>x</b>", DotNetInteractive.Format(DisplayFunctions.HTML("<b>x</b>"), "text/html"));
    }

    [Fact]
    public void Given_DotNet_Interactive_when_the_extension_runs_then_tensors_and_progress_are_shown_there()
    {
        var host = StandIn.Compile("Microsoft.DotNet.Interactive.Formatting", Host);
        Assert.True(InteractiveHost.Attach(typeof(Chart)));
        var registered = (System.Collections.IDictionary)host.GetType("Microsoft.DotNet.Interactive.Formatting.Formatter")!.GetProperty("Registered")!.GetValue(null)!;
        using var tensor = torch.ones(2, 2);
        using var written = new StringWriter();
        ((Action<object, TextWriter>)registered[(typeof(torch.Tensor), "text/html")]!)(tensor, written);
        Assert.Equal(tensor.ToDisplayString(Mime.Html), written.ToString());
        Assert.Contains((typeof(torch.nn.Module), "text/plain"), registered.Keys.Cast<(Type, string)>());

        foreach (var _ in new[] { 1, 2 }.WithProgress("Loop"))
        {
        }

        var shown = (System.Collections.IList)host.GetType("System.DisplayExtensions")!.GetProperty("Shown")!.GetValue(null)!;
        var values = (List<object>)shown[0]!.GetType().GetProperty("Values")!.GetValue(shown[0])!;
        Assert.Contains("100%", DotNetInteractive.Format(values[^1], "text/html"));
    }

    [Fact]
    public void Given_the_extension_script_when_read_then_it_calls_what_there_is()
    {
        var script = File.ReadAllText(Path.Combine(Torchbook.Cli.Repository.Root, "src/Torchbook/Interactive/extension.dib"));
        Assert.StartsWith("#!csharp\n", script.ReplaceLineEndings("\n"));
        Assert.Contains($"{typeof(InteractiveHost).FullName}.{nameof(InteractiveHost.Attach)}(typeof({typeof(Chart).FullName}));", script);
    }
}
