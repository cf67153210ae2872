//: number
1234567.25
//: numbers-of-all-kinds
new object[] { 1, 1.5f, 1e-12, 3.5m, double.NaN, double.PositiveInfinity, (Half)0.1, System.Numerics.BigInteger.Pow(2, 100), new System.Numerics.Complex(1, -2), (byte)7, 1u, (nint)3 }
//: character-and-truth
('x', true)
//: nothing-inside
new { Missing = (string)null, None = (int?)null, Db = DBNull.Value }
//: enumeration
DayOfWeek.Friday
//: flags
FileAttributes.Hidden | FileAttributes.System
//: dates
new object[] { new DateTime(2026, 11, 20, 18, 3, 14, DateTimeKind.Utc), new DateTime(2026, 11, 20), new DateTimeOffset(2026, 11, 20, 18, 3, 14, 250, TimeSpan.FromHours(2)), new DateOnly(2026, 1, 2), new TimeOnly(7, 5), TimeSpan.FromSeconds(90.5) }
//: guid-and-version
new object[] { new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), new Version(1, 2, 3) }
//: web-address
new Uri("https://example.org/a?b=1&c=<2>")
//: other-address
new Uri("javascript:alert(1)")
//: addresses-in-a-table
new[] { new { Name = "page", At = new Uri("http://example.org/\"><script>") }, new { Name = "file", At = new Uri("file:///tmp/<b>.txt") } }
//: text
"a <b>bold</b> & \"quoted\" text"
//: text-of-several-lines
"first\n  second\n\nlast"
//: text-too-long
new string('x', 100_003).ToDisplayString()[^40..]
//: strings
new[] { "a", "<b>", "" }
//: sequence-of-numbers
Enumerable.Range(0, 100).ToList()
//: sequence-empty
new List<string>()
//: sequence-lazy
Enumerable.Range(0, 100).Where(i => i % 2 == 0)
//: sequence-without-end
IEnumerable<int> Forever() { var i = 0; while (true) yield return i++; }
Forever()
//: sequence-that-throws
IEnumerable<int> Broken() { yield return 1; yield return 2; throw new InvalidDataException("line 3 is <broken>"); }
Broken()
//: table-that-throws
IEnumerable<object> BrokenRows() { yield return new { A = 1 }; throw new InvalidDataException("no <more>"); }
BrokenRows()
//: sequence-with-nulls
new string[] { null, "a", null }
//: record
record Point(int X, double Y);
new Point(3, 0.5)
//: record-struct
readonly record struct Size(int Width, int Height);
new Size(2, 3)
//: anonymous
new { Name = "conv1", Kernel = 3, Bias = false }
//: tuple
(1, "two", 3.5)
//: tuple-with-an-object
(1, new { A = 1, B = "<x>" })
//: tuples
new[] { (1, "a"), (2, "b") }
//: object-with-its-own-text
new StringBuilder("text <of> its own")
//: object-with-fields
class Plain { public int Field = 1; public string Property => "p"; private int hidden = 2; public static int Shared = 3; public int this[int i] => i; public int WriteOnly { set { } } }
new Plain()
//: object-that-hides-a-property
class Base { public object Value => "base"; }
class Derived : Base { public new int Value => 2; }
new Derived()
//: object-without-members
class Empty { }
new Empty()
//: property-that-throws
class Grumpy { public int Fine => 1; public int Broken => throw new InvalidOperationException("no <b>way</b>"); }
new Grumpy()
//: properties-that-throw-in-a-table
class Moody { public int N { get; set; } public int Half => N % 2 == 0 ? N / 2 : throw new ArithmeticException($"{N} is odd"); }
new[] { new Moody { N = 1 }, new Moody { N = 2 } }
//: text-that-throws
class Mute { public int P; public override string ToString() => throw new NotSupportedException("never"); }
new Mute()
//: span-and-pointer-properties
unsafe class Risky { public Span<int> Span => default; public int Safe => 1; public ref int Ref => throw new Exception(); }
new Risky()
//: cycle
class Link { public string Name { get; init; } public Link Next { get; set; } }
var a = new Link { Name = "a" }; var b = new Link { Name = "b", Next = a }; a.Next = b;
a
//: tree
class Tree { public string Label { get; init; } public List<Tree> Children { get; } = []; }
var root = new Tree { Label = "root", Children = { new Tree { Label = "left", Children = { new Tree { Label = "leaf" } } }, new Tree { Label = "right" } } };
root
//: tree-too-deep
class Deep { public int Level { get; init; } public Deep Below => new Deep { Level = Level + 1 }; }
Formatter.RecursionLimit = 2;
new Deep()
//: table
new[] { new { Name = "a<", Size = 1, Share = 0.5 }, new { Name = "b", Size = 20, Share = 0.25 } }
//: table-of-mixed-rows
new object[] { new { A = 1, B = "x" }, null, new { A = 2.5, C = true } }
//: table-long
Enumerable.Range(0, 50).Select(i => new { Row = i, Square = i * i, Word = "w" + i }).ToList()
//: table-long-and-lazy
Enumerable.Range(0, 50).Select(i => new { Row = i })
//: table-longer-than-pages
Formatter.ListExpansionLimit = 2;
var html = Enumerable.Range(0, 1003).Select(i => new { Even = i % 2 == 0 }).ToArray().ToDisplayString("text/html");
html[^60..]
//: table-wide
var wide = new System.Data.DataTable();
foreach (var c in Enumerable.Range(0, 30)) wide.Columns.Add("c" + c, typeof(int));
wide.Rows.Add(Enumerable.Range(0, 30).Cast<object>().ToArray());
wide
//: table-with-nested-cells
new[] { new { Id = 1, Tags = new[] { "x", "y" }, More = (object)new { Deep = "<i>" } }, new { Id = 2, Tags = new string[0], More = (object)null } }
//: table-of-dictionaries
new[] { new Dictionary<string, object> { ["name"] = "a", ["n"] = 1 }, new Dictionary<string, object> { ["name"] = "b", ["extra"] = "<e>" } }
//: dictionary
new Dictionary<string, object> { ["<key>"] = 1, ["n"] = null, ["list"] = new[] { 1, 2 } }
//: dictionary-of-numbers
new SortedDictionary<string, int> { ["a"] = 1, ["b"] = 22 }
//: dictionary-long
Enumerable.Range(0, 30).ToDictionary(i => i, i => i * i)
//: dictionary-read-only
System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(new Dictionary<string, int> { ["only"] = 1 })
//: pairs
new[] { KeyValuePair.Create("a", 1.5), KeyValuePair.Create("b", 2.0) }
//: expando
IDictionary<string, object> bag = new System.Dynamic.ExpandoObject(); bag["Name"] = "x"; bag["Count"] = 2;
bag
//: groups
new[] { 1, 2, 3, 4 }.GroupBy(i => i % 2 == 0)
//: exception
new InvalidOperationException("no <b>way</b>", new ArgumentException("the cause & more"))
//: exception-thrown
class Thrown(string message) : Exception(message) { public override string StackTrace => "   at Model.Forward(Tensor<T> x)\n   at In[1]:line 2"; }
new AggregateException("both", new Thrown("bad"), new TimeoutException("late"))
//: exception-whose-message-throws
class Silent : Exception { public override string Message => throw new NullReferenceException(); }
new Silent()
//: type
typeof(Dictionary<string, List<int?[]>>)
//: type-of-a-cell
record Mine<T>(T Value);
typeof(Mine<int>)
//: function
(Func<int, string>)(i => "")
//: task-completed
Task.FromResult(new { A = 1 })
//: task-running
new TaskCompletionSource<int>().Task
//: task-failed
Task.FromException<int>(new InvalidOperationException("no <luck>"))
//: task-canceled
Task.FromCanceled(new CancellationToken(true))
//: task-without-result
Task.CompletedTask
//: value-task
new { Done = new ValueTask<int>(42), Plain = ValueTask.CompletedTask, Pending = new ValueTask<int>(new TaskCompletionSource<int>().Task) }
//: json
System.Text.Json.Nodes.JsonNode.Parse("""{"name":"<b>","list":[1,2,{"deep":true}],"none":null}""")
//: json-element
System.Text.Json.JsonDocument.Parse("""[1,"ü"]""").RootElement
//: json-in-a-table
new[] { new { Id = 1, Json = System.Text.Json.Nodes.JsonNode.Parse("""{"a":"<x>"}""") } }
//: data-table
var table = new System.Data.DataTable("people");
table.Columns.Add("Name<", typeof(string)); table.Columns.Add("Age", typeof(int));
table.Rows.Add("Ada", 36); table.Rows.Add("Bob", DBNull.Value);
table
//: data-table-empty
var empty = new System.Data.DataTable("none"); empty.Columns.Add("Only");
empty
//: matrix
new double[,] { { 1, 2.5 }, { 3, -4 } }
//: matrix-large
new int[30, 25]
//: jagged
new[] { new[] { 1, 2, 3 }, new[] { 4 } }
//: cube
new int[2, 2, 2] { { { 1, 2 }, { 3, 4 } }, { { 5, 6 }, { 7, 8 } } }
//: bytes
Enumerable.Range(0, 300).Select(i => (byte)i).ToArray()
//: bytes-few
"hi <b>"u8.ToArray()
//: memory
new Memory<int>([1, 2, 3])
//: picture-when-asked-for
Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==").Display("image/png");
//: html
HTML("<b>bold</b>")
//: html-in-a-table
new[] { new { Name = "<i>", Page = HTML("<i>x</i>") } }
//: display-and-update
var shown = display("before");
shown.Update(new { After = 1 });
//: display-as
"# title".DisplayAs("text/markdown");
//: display-one-representation
new { A = 1 }.Display("text/plain");
//: registered-formatter
Formatter.Register<Version>(v => $"<b>{v.Major}</b>", "text/html");
Formatter.Register<Version>((v, writer) => writer.Write($"version {v}"));
new { V = new Version(1, 2) }.Display();
new Version(3, 4)
//: registered-formatter-that-throws
Formatter.Register<Version>(v => throw new InvalidOperationException("<broken>"), "text/html");
new Version(1, 2)
//: registered-for-an-open-generic
Formatter.Register(typeof(List<>), (list, writer) => writer.Write("a list"));
new List<int> { 1 }
//: preferred-type
Formatter.SetPreferredMimeTypesFor(typeof(Exception), "text/plain");
new ArgumentException("plain")
//: default-type
Formatter.DefaultMimeType = "text/plain";
new { A = 1 }
//: hostile-names
class @__script { public string Value => "</td><script>alert(1)</script>"; }
new Dictionary<object, object> { ["\"><img src=x onerror=alert(1)>"] = new @__script(), [new @__script()] = "</script><script>alert(2)</script>" }
//: hostile-column-names
var hostile = new System.Data.DataTable(); hostile.Columns.Add("<script>alert(1)</script>");
foreach (var i in Enumerable.Range(0, 25)) hostile.Rows.Add($"</script><script>alert({i})</script>");
hostile
//: hostile-exception
new { Failed = (Exception)new InvalidOperationException("<script>alert(1)</script>") }
//: hostile-file-name
new[] { new { File = new FileInfo("/tmp/<img src=x onerror=alert(1)>.txt").Name } }
//: hostile-progress
new Progress("<script>alert(1)</script>", 2, "<b>");
//: hostile-registered-text
Formatter.Register<Version>(v => "<script>alert(1)</script>");
new { V = new Version(1, 2) }
//: type-formatter-source-of-another-library
class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute { public Type FormatterSourceType { get; } = formatterSourceType; }
class BoxFormatter { public string MimeType => "text/html"; public bool Format(object value, TextWriter writer) { writer.Write("<b>a box</b>"); return value is Box; } }
class BoxSource { public IEnumerable<object> CreateTypeFormatters() { yield return new BoxFormatter(); } }
[TypeFormatterSource(typeof(BoxSource))] class Box { public int Size => 3; }
new Box()
//: registered-formatter-object
Formatter.Register(new Loud());
class Loud : ITypeFormatter { public string MimeType => "text/html"; public Type Type => typeof(TimeZoneInfo); public bool Format(object value, TextWriter writer) { writer.Write("<h1>zone</h1>"); return true; } }
TimeZoneInfo.Utc
//: formatter-for-a-type
var formatter = Formatter.GetPreferredFormatterFor(typeof(DayOfWeek), "text/html");
DayOfWeek.Friday.ToDisplayString(formatter)
//: list-of-objects-with-limits
Formatter.ListExpansionLimit = 0;
new[] { 1, 2 }
