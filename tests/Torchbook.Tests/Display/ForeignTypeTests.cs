using Torchbook.Display;

namespace Torchbook.Tests.Display;

/// <summary>
/// Types of libraries that are known by name. Microsoft.Data.Analysis and Plotly.NET are not in the package index: stand-ins with the
/// members of the real ones take their place.
/// </summary>
public class ForeignTypeTests
{
    private const string DataAnalysis = """
        using System; using System.Collections.Generic;
        namespace Microsoft.Data.Analysis
        {
            public abstract class DataFrameColumn
            {
                protected DataFrameColumn(string name, long length) { Name = name; Length = length; }
                public string Name { get; }
                public long Length { get; }
                public object this[long row] => Get(row);
                protected abstract object Get(long row);
            }
            public class PrimitiveDataFrameColumn<T> : DataFrameColumn where T : unmanaged
            {
                private readonly T?[] values;
                public PrimitiveDataFrameColumn(string name, params T?[] values) : base(name, values.Length) => this.values = values;
                public new T? this[long row] => values[row];
                protected override object Get(long row) => values[row];
            }
            public class StringDataFrameColumn : DataFrameColumn
            {
                private readonly string[] values;
                public StringDataFrameColumn(string name, params string[] values) : base(name, values.Length) => this.values = values;
                public new string this[long row] => values[row];
                protected override object Get(long row) => values[row];
            }
            public class DataFrameColumnCollection : List<DataFrameColumn> { }
            public class DataFrame
            {
                public DataFrame(params DataFrameColumn[] columns) => Columns.AddRange(columns);
                public DataFrameColumnCollection Columns { get; } = new DataFrameColumnCollection();
            }
            public static class Make
            {
                public static object Small() => new DataFrame(new PrimitiveDataFrameColumn<int>("Id", 1, null), new StringDataFrameColumn("<Name>", "Ada", "<b>"));
                public static object Large()
                {
                    var values = new double?[5000];
                    for (var i = 0; i < values.Length; i++) values[i] = i / 2.0;
                    return new DataFrame(new PrimitiveDataFrameColumn<double>("x", values));
                }
                public static object Column() => new PrimitiveDataFrameColumn<int>("n", 3, 4);
            }
        }
        """;

    private const string Json = """{"data":[{"type":"scatter","name":"loss <train>","y":[1,2,3]},{"type":"bar","x":[1]}],"layout":{"title":{"text":"Runs"}},"config":{}}""";

    private static object Make(System.Reflection.Assembly assembly, string type, string method) => assembly.GetType(type)!.GetMethod(method)!.Invoke(null, null)!;

    [Fact]
    public void Given_a_data_frame_when_shown_then_it_is_a_table_of_its_columns()
    {
        var library = StandIn.Compile("Microsoft.Data.Analysis", DataAnalysis);
        Assert.Equal("  Id  <Name>\n   1  Ada\nnull  <b>", Make(library, "Microsoft.Data.Analysis.Make", "Small").ToDisplayString());
        Assert.Equal("n\n3\n4", Make(library, "Microsoft.Data.Analysis.Make", "Column").ToDisplayString());
        Snapshot.Match(BundleText.Of(Formatter.ToBundle(Make(library, "Microsoft.Data.Analysis.Make", "Small"))), "Cells/data-frame.txt");
    }

    [Fact]
    public void Given_a_long_data_frame_when_shown_then_it_is_paged_and_its_length_is_said()
    {
        var html = Make(StandIn.Compile("Microsoft.Data.Analysis", DataAnalysis), "Microsoft.Data.Analysis.Make", "Large").ToDisplayString(Mime.Html);
        Assert.Contains("… (4,980 more)", html);
        Assert.EndsWith("[\"499.5\"]],5000);</script>", html);
    }

    // From version 5 on. Before, the type is nested in a module of its own name, which C# has no way to write.
    [Theory]
    [InlineData("public class GenericChart { public class MultiChart : GenericChart { } } public static class GenericChartModule { public static string toJson(GenericChart c) => JSON; }", "MultiChart")]
    [InlineData("public class GenericChart { public static string toJson(GenericChart c) => JSON; public class Chart : GenericChart { } }", "Chart")]
    public void Given_a_chart_of_Plotly_NET_when_shown_then_front_ends_get_its_figure_and_others_its_description(string types, string chart)
    {
        var assembly = StandIn.Compile("Plotly.NET", $"namespace Plotly.NET {{ {types.Replace("JSON", $"\"\"\"{Json}\"\"\"")} }}");
        var bundle = Formatter.ToBundle(Activator.CreateInstance(assembly.GetType($"Plotly.NET.GenericChart+{chart}")!));
        Assert.Equal("Runs: scatter \"loss <train>\" of 3 points, bar of 1 points", (string?)bundle.Data[Mime.PlainText]);
        Assert.Equal("<div>Runs: scatter &quot;loss &lt;train&gt;&quot; of 3 points, bar of 1 points</div>", (string?)bundle.Data[Mime.Html]);
        Assert.Equal(Json, bundle.Data[Mime.Plotly]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void Given_a_chart_whose_json_is_broken_when_shown_then_it_is_shown_as_any_object()
    {
        var assembly = StandIn.Compile("Plotly.NET", "namespace Plotly.NET { public class GenericChart { public static string toJson(GenericChart c) => \"{\"; public int Traces => 1; } }");
        Assert.Equal("GenericChart { Traces = 1 }", Activator.CreateInstance(assembly.GetType("Plotly.NET.GenericChart")!).ToDisplayString());
    }
}
