using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Cells.Completion;

namespace Torchbook.Tests.Notebooks.Cells;

/// <summary>In the samples the cursor stands where the bar is.</summary>
public sealed class CellCompletionTests(SharedEngine shared) : IClassFixture<SharedEngine>
{
    private readonly CellEngine engine = shared.Engine;

    [Theory]
    [InlineData("\"a\".TrimE|", "TrimEnd")]
    [InlineData("\"a\"?.TrimE|", "TrimEnd")]
    [InlineData("string t = null; t?.Length.CompareT|", "CompareTo")]
    [InlineData("string t = null; t?.Trim()?.ToUpperI|", "ToUpperInvariant")]
    [InlineData("int? n = 1; n?.CompareT|", "CompareTo")]
    [InlineData("new List<int>().Capac|", "Capacity")]
    [InlineData("Math.Cei|", "Ceiling")]
    [InlineData("System.Colle|", "Collections")]
    [InlineData("DayOfWeek.Mon|", "Monday")]
    [InlineData("new int[] { 1 }.SelectMan|", "SelectMany")]
    [InlineData("using System.Globa|", "Globalization")]
    [InlineData("using static System.Mat|", "Math,MathF")]
    [InlineData("foreac|", "foreach")]
    [InlineData("awai|", "await")]
    [InlineData("var words = 1; void F(int wordy) { wor| }", "wordy,words")]
    [InlineData("new StringBuil|", "StringBuilder")]
    [InlineData("string.Join(separ|", "separator:")]
    [InlineData("string.Join(\",\", valu|", "values:,value:")]
    [InlineData("record P(int X, int Yard); new P(1, Ya|", "Yard:")]
    [InlineData("class C { public int One { get; set; } public int Two; public int Three { get; } } new C { T| }", "Two")]
    [InlineData("class C { public int One { get; set; } public int Other { get; set; } } new C { One = 1, O| }", "Other")]
    [InlineData("record R(int Left); new R(1) with { Le| }", "Left")]
    [InlineData("var f = (string lambda) => lambda.Trimx|", "")]
    [InlineData("new List<int> { Mat| }", "Math")]
    [InlineData("new List<int> { Capacity = 3, C| }", "")]
    [InlineData("DateTime t = new(1, 2, da|", "day:")]
    public void Given_code_when_completed_then_the_names_that_fit_are_offered(string sample, string expected)
    {
        var found = Complete(sample).Items.Select(i => i.Text).ToList();

        Assert.All(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), name => Assert.Contains(name, found));
        Assert.True(expected.Length > 0 || found.Count == 0, string.Join(' ', found));
    }

    [Theory]
    [InlineData("// Console.|")]
    [InlineData("/* Console.| */")]
    [InlineData("var s = \"Console.|\";")]
    [InlineData("var s = \"Console.|")]
    [InlineData("var s = $\"Console.|\";")]
    [InlineData("var c = 'a|'")]
    [InlineData("var n = 12|")]
    [InlineData("nowhere.|")]
    [InlineData("Console.WriteLine().|")]
    [InlineData("#r \"no/such/folder/|\"")]
    public void Given_text_numbers_or_unknown_things_when_completed_then_nothing_is_offered(string sample) => Assert.Empty(Complete(sample).Items);

    [Fact]
    public void Given_the_beginning_of_a_magic_when_completed_then_languages_and_commands_are_offered()
    {
        Assert.Contains(("#!time", "#!time"), Complete("var x = 1;\n#!ti|").Items.Select(i => (i.Text, i.Signature)));
        Assert.Contains("#!html", Complete("#!ht|").Items.Select(i => i.Text));
        Assert.Empty(Complete("#!html\n<b>Console.|").Items);
        Assert.Contains("Ceiling", Complete("#!html\n<b>\n#!csharp\nMath.Cei|").Items.Select(i => i.Text));
    }

    [Fact]
    public void Given_an_interpolated_string_when_completed_inside_its_braces_then_names_are_offered() =>
        Assert.Contains("Ceiling", Complete("$\"{Math.Cei|}\"").Items.Select(i => i.Text));

    [Fact]
    public void Given_a_dot_above_another_line_when_completed_then_the_value_counts()
    {
        engine.Run("var words = new List<string>();", "In[1]");

        Assert.Contains("AddRange", Complete("words.|\nvar next = 1;").Items.Select(i => i.Text));
    }

    [Fact]
    public void Given_overloads_when_completed_then_they_are_one_item_with_kind_signature_and_summary()
    {
        var item = Assert.Single(Complete("Console.WriteL|").Items);

        Assert.Equal(("WriteLine", "method"), (item.Text, item.Kind));
        Assert.Matches(@"^void Console\.WriteLine\(.*\) \(\+\d+ overloads\)$", item.Signature);
        Assert.Contains("line terminator", item.Summary);
    }

    [Theory]
    [InlineData("namespaced", "System.Tex|", "Text", "module")]
    [InlineData("keyword", "whil|", "while", "keyword")]
    [InlineData("struct", "DateTim|", "DateTime", "struct")]
    [InlineData("interface", "IEnumerabl|", "IEnumerable", "interface")]
    [InlineData("enum", "DayOfW|", "DayOfWeek", "enum")]
    [InlineData("member", "DayOfWeek.Mon|", "Monday", "enumMember")]
    [InlineData("constant", "int.MaxV|", "MaxValue", "constant")]
    [InlineData("property", "\"\".Leng|", "Length", "property")]
    [InlineData("variable", "var mine = 1; min|", "mine", "variable")]
    [InlineData("function", "int Mine() => 1; Min|", "Mine", "function")]
    public void Given_a_name_when_completed_then_its_kind_is_told(string what, string sample, string name, string kind) =>
        Assert.Equal((what, kind), (what, Complete(sample).Items.First(i => i.Text == name).Kind));

    [Fact]
    public void Given_what_cells_declared_when_completed_with_nothing_typed_then_it_comes_first_and_what_all_objects_have_comes_last()
    {
        engine.Run("var zebra = \"z\"; int Zoo() => 1;", "In[1]");

        var all = Complete("|").Items.Select(i => i.Text).ToList();
        Assert.InRange(all.IndexOf("zebra"), 0, 9);
        Assert.Equal(all.IndexOf("zebra") + 1, all.IndexOf("Zoo"));
        var members = Complete("zebra.|").Items.Select(i => i.Text).ToList();
        Assert.True(members.IndexOf("Trim") < members.IndexOf("Select"));
        Assert.Equal("GetType", members[^1]);
    }

    [Fact]
    public void Given_hidden_and_outdated_members_when_completed_then_they_are_not_offered()
    {
        engine.Run("""
            class Fruit
            {
                public int Apple;
                [Obsolete("gone")] public int Apricot;
                [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)] public int Avocado;
                [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Advanced)] public int Anona;
            }
            """, "In[1]");

        Assert.Equal(["Anona", "Apple"], Complete("new Fruit().A|").Items.Select(i => i.Text));
    }

    [Fact]
    public void Given_the_middle_of_a_name_when_nothing_begins_with_it_then_names_that_hold_it_are_offered() =>
        Assert.Contains("AddRange", Complete("new List<int>().range|").Items.Select(i => i.Text));

    [Fact]
    public void Given_files_when_a_directive_names_a_folder_then_those_of_its_kind_are_offered()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("sub"));
        File.WriteAllText(folder.Combine("some.dll"), "");
        File.WriteAllText(folder.Combine("some.csx"), "");
        File.WriteAllText(folder.Combine("some.txt"), "");

        var list = Complete($"var x = 1;\n#r \"{folder.Path}/s|\"");
        Assert.Equal(["sub/:folder", "some.dll:file"], list.Items.Select(i => $"{i.Text}:{i.Kind}"));
        Assert.Equal(list.End - 1, list.Start);
        Assert.Equal(["sub/", "some.csx"], Complete($"#load \"{folder.Path}/s|").Items.Select(i => i.Text));
        Assert.Equal(["#r"], Complete("#r|").Items.Select(i => i.Text));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-5)]
    [InlineData(1000)]
    public void Given_any_place_when_completed_then_there_is_an_answer(int position)
    {
        foreach (var code in new[] { "", ".", "a.", "((((", "#", "new {", "\"", "$\"{", "using ", "x?.", "/// <summary>" })
        {
            engine.Completion.Complete(code, position);
            engine.Completion.Inspect(code, position);
        }
    }

    private CompletionList Complete(string sample)
    {
        var position = sample.IndexOf('|');
        return engine.Completion.Complete(sample.Remove(position, 1), position);
    }
}
