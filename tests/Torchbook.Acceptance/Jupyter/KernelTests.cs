using System.Diagnostics;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Jupyter.Install;

namespace Torchbook.Acceptance.Jupyter;

/// <summary>The installed kernel under Jupyter's own clients, as Debian packages them.</summary>
public sealed class KernelTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly JupyterHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Given_a_session_when_a_client_uses_everything_then_every_answer_is_right()
    {
        var steps = JsonNode.Parse(JupyterProgram.Run(Python, Script("session.py"), KernelSpec.SharedName))!;
        Assert.Equal("hello\n", Text(steps["value"]!));
        Assert.Equal("1", (string)Output(steps["value"]!, "execute_result")["data"]!["text/plain"]!);
        var shown = Output(steps["update"]!, "display_data");
        var update = Output(steps["update"]!, "update_display_data");
        Assert.Equal("2", (string)update["data"]!["text/plain"]!);
        Assert.Equal((string)shown["transient"]!["display_id"]!, (string)update["transient"]!["display_id"]!);
        Assert.Equal("   at In[3]:line 2", (string)Output(steps["error"]!, "error")["traceback"]![1]!);
        Assert.Equal("ok", (string)steps["kept"]!["status"]!);
        Assert.Equal(["Add", "AddRange"], steps["complete"]!["matches"]!.AsArray().Select(m => (string)m!));
        Assert.Contains("Add", (string)steps["inspect"]!["data"]!["text/plain"]!);
        Assert.Equal(["complete", "incomplete", "invalid"], steps["is_complete"]!.AsArray().Select(s => (string)s!));
        Assert.Equal("Interrupted", (string)Output(steps["interrupt_message"]!, "error")["ename"]!);
        Assert.Equal("Interrupted", (string)Output(steps["interrupt_signal"]!, "error")["ename"]!);
        Assert.Equal("from C\n", Text(steps["native"]!));
        Assert.Equal("later\n", (string)steps["late"]![0]!);
        Assert.Equal(["error", "aborted", "aborted"], steps["run_all"]!.AsArray().Select(s => (string)s!));
        Assert.Contains("exit code 3", (string)Output(steps["exit"]!, "error")["evalue"]!);
        Assert.Equal("ok", (string)steps["after_exit"]!["status"]!);
        Assert.Contains("stack overflowed", (string)Output(steps["overflow"]!, "error")["evalue"]!);
        Assert.Equal("ok", (string)steps["after_overflow"]!["status"]!);
        Assert.Equal("5", (string)Output(steps["input"]!, "execute_result")["data"]!["text/plain"]!);
        Assert.Equal(("word", true), ((string)steps["password"]!["question"]!["prompt"]!, (bool)steps["password"]!["question"]!["password"]!));
        Assert.Equal("Interrupted", (string)Output(steps["input_interrupted"]!, "error")["ename"]!);
        Assert.Equal([("Console.ReadLine()?.Length", 1)], Entries(steps["history"]!).Where(e => e.Source.Contains("Length")));
        Assert.Equal("error", (string)steps["state_after_restart"]!["status"]!);
        Assert.Equal([("2 + 2", 1), ("one", 2)], Entries(steps["history_after_restart"]!));
        Assert.True((bool)steps["ended"]!);
    }

    [Fact]
    public void Given_jupyters_own_test_of_kernels_when_run_then_nothing_fails_or_is_skipped()
    {
        Assert.SkipUnless(File.Exists("/usr/lib/python3/dist-packages/jupyter_kernel_test/__init__.py"), "python3-jupyter-kernel-test is not installed");
        Assert.Contains("12 run, 0 failed, 0 skipped", JupyterProgram.Run(Python, Script("conformance.py"), KernelSpec.SharedName));
    }

    [Fact]
    public void Given_a_front_end_that_is_killed_when_it_is_gone_then_kernel_and_cells_end_too()
    {
        Assert.SkipUnless(File.Exists(Python), "Python is not installed");
        using var frontEnd = Process.Start(new ProcessStartInfo(Python, [Script("orphan.py"), KernelSpec.SharedName]) { RedirectStandardOutput = true })!;
        var line = frontEnd.StandardOutput.ReadLine();
        Assert.SkipWhen(line is null, "jupyter-client is not installed");
        var processes = JsonNode.Parse(line!)!.AsArray().Select(id => Process.GetProcessById((int)id!)).ToList();

        frontEnd.Kill();

        Assert.All(processes, process => Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), $"{process.Id} goes on."));
    }

    [Fact]
    public void Given_a_notebook_when_nbconvert_executes_it_then_its_outputs_are_there()
    {
        var notebook = new NotebookDocument("small");
        notebook.Metadata["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["display_name"] = ".NET (C#)", ["language"] = "C#" };
        notebook.Cells.Add(new(CellKind.Code, "#r \"nuget: Torchbook\"\nvar x = 20;\nConsole.WriteLine(\"hello\");"));
        notebook.Cells.Add(new(CellKind.Code, "display(HTML(\"<b>bold</b>\"));\nx + 1"));
        notebook.Save(Path.Combine(home.Folder, "small.ipynb"));
        JupyterProgram.Run("/usr/bin/jupyter-nbconvert", "--to", "notebook", "--execute", Path.Combine(home.Folder, "small.ipynb"), "--output", "done.ipynb");
        var done = NotebookDocument.Load(Path.Combine(home.Folder, "done.ipynb"));
        Assert.Equal("hello\n", MultilineText.Join(done.Cells[0].Outputs[0]!["text"]));
        Assert.Equal("<b>bold</b>", MultilineText.Join(done.Cells[1].Outputs[0]!["data"]!["text/html"]));
        Assert.Equal("21", MultilineText.Join(done.Cells[1].Outputs[1]!["data"]!["text/plain"]));
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Jupyter", name);

    private static IEnumerable<(string Source, int Session)> Entries(JsonNode history) => history.AsArray().Select(e => ((string)e![2]!, (int)e[0]!));

    private static string Text(JsonNode step) => string.Concat(step["outputs"]!.AsArray()
        .Where(o => (string)o![0]! == "stream").Select(o => (string)o![1]!["text"]!));

    private static JsonNode Output(JsonNode step, string type) =>
        step["outputs"]!.AsArray().Last(o => (string)o![0]! == type)![1]!;
}
