using System.Xml.Linq;
using System.Xml.Schema;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Tests.Notebooks.Runner;

public sealed class JUnitReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Given_a_run_when_reported_then_each_lesson_is_a_suite_and_each_cell_a_case_and_the_schema_holds()
    {
        var error = new LessonError("04-training", 2, 3, "ArgumentException", "expected <3> & \e[31mgot\u0001 4");
        var failed = new LessonResult("04-training", "x", 3, 1, 2.5, RunStatus.Failed, error)
        {
            Reports =
            [
                new(1, "\n  var x = 1;\nx", CellStatus.Passed, 0.25, null),
                new(2, new string('y', 500), CellStatus.Failed, 1, error),
                new(3, "z", CellStatus.NotRun, 0, null),
            ],
        };
        var broken = new LessonResult("05-broken", null, 0, 0, 0, RunStatus.NotRun, new("05-broken", null, null, "NotebookFormatException", "not JSON"));
        var path = folder.Combine("sub/report.xml");

        JUnitReport.Write(path, new([failed, broken]), new DateTimeOffset(2026, 11, 20, 12, 0, 2, 500, TimeSpan.Zero));

        var report = XDocument.Load(path);
        Validate(report);
        var suites = report.Root!.Elements("testsuite").ToList();
        Assert.Equal("04-training 3 1 0 1 2.500 2026-11-20T12:00:00", Describe(suites[0]));
        Assert.Equal("05-broken 1 0 1 0 0.000 2026-11-20T12:00:02", Describe(suites[1]));
        var cases = suites[0].Elements("testcase").ToList();
        Assert.Equal(["In[1] var x = 1;", $"In[2] {new string('y', 80)}…", "In[3] z"], cases.Select(c => (string)c.Attribute("name")!));
        var failure = Assert.Single(cases[1].Elements())!;
        Assert.Equal(("failure", "ArgumentException", "expected <3> & \ufffd[31mgot\ufffd 4"), (failure.Name.LocalName, (string)failure.Attribute("type")!, (string)failure.Attribute("message")!));
        Assert.Equal("04-training, In[2], line 3: ArgumentException: expected <3> & \ufffd[31mgot\ufffd 4", failure.Value);
        Assert.Equal("not JSON", (string?)suites[1].Element("testcase")!.Element("error")!.Attribute("message"));
    }

    private static string Describe(XElement suite) =>
        string.Join(' ', new[] { "name", "tests", "failures", "errors", "skipped", "time", "timestamp" }.Select(name => (string)suite.Attribute(name)!));

    private static void Validate(XDocument report)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, System.Xml.XmlReader.Create(new StringReader(Schema)));
        report.Validate(schemas, (_, e) => Assert.Fail(e.Message));
    }

    /// <summary>What Ant's schema for JUnit reports asks, which is the strictest of those in use: order, attributes and their types.</summary>
    private const string Schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="testsuites"><xs:complexType><xs:sequence>
            <xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
              <xs:sequence>
                <xs:element name="properties"/>
                <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
                  <xs:choice minOccurs="0">
                    <xs:element name="skipped"/><xs:element name="error" type="problem"/><xs:element name="failure" type="problem"/>
                  </xs:choice>
                  <xs:attribute name="name" type="xs:token" use="required"/>
                  <xs:attribute name="classname" type="xs:token" use="required"/>
                  <xs:attribute name="time" type="xs:decimal" use="required"/>
                </xs:complexType></xs:element>
                <xs:element name="system-out"/><xs:element name="system-err"/>
              </xs:sequence>
              <xs:attribute name="id" type="xs:int" use="required"/>
              <xs:attribute name="package" type="xs:token" use="required"/>
              <xs:attribute name="name" type="xs:token" use="required"/>
              <xs:attribute name="hostname" type="xs:token" use="required"/>
              <xs:attribute name="timestamp" use="required"><xs:simpleType><xs:restriction base="xs:dateTime">
                <xs:pattern value="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"/></xs:restriction></xs:simpleType></xs:attribute>
              <xs:attribute name="tests" type="xs:int" use="required"/>
              <xs:attribute name="failures" type="xs:int" use="required"/>
              <xs:attribute name="errors" type="xs:int" use="required"/>
              <xs:attribute name="skipped" type="xs:int"/>
              <xs:attribute name="time" type="xs:decimal" use="required"/>
            </xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>
          <xs:complexType name="problem"><xs:simpleContent><xs:extension base="xs:string">
            <xs:attribute name="message" type="xs:string"/><xs:attribute name="type" type="xs:string" use="required"/>
          </xs:extension></xs:simpleContent></xs:complexType>
        </xs:schema>
        """;
}
