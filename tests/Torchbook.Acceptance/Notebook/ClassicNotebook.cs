using System.Text.Json.Nodes;
using Torchbook.Acceptance.Browsing;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Acceptance.Notebook;

/// <summary>A notebook that is open in classic Notebook; its cells are counted from zero.</summary>
internal sealed class ClassicNotebook(Chromium browser)
{
    /// <summary>Saves the notebook into the server's folder and opens it.</summary>
    public static async Task<ClassicNotebook> OpenAsync(Chromium browser, NotebookServer server, NotebookDocument notebook, string file)
    {
        notebook.Metadata["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["display_name"] = ".NET (C#)", ["language"] = "C#" };
        notebook.Save(Path.Combine(server.Folder, file));
        return await OpenAsync(browser, server, file);
    }

    /// <summary>Opens a notebook that lies in the server's folder.</summary>
    public static async Task<ClassicNotebook> OpenAsync(Chromium browser, NotebookServer server, string file)
    {
        await browser.OpenAsync(server.PageOf(file), 1280);
        await browser.WaitAsync("window.Jupyter?.notebook?._fully_loaded && Jupyter.notebook.kernel?.is_connected()");
        return new(browser);
    }

    /// <summary>Puts the cursor into a cell and presses Shift+Enter.</summary>
    public async Task StartCellAsync(int index)
    {
        await EditCellAsync(index);
        await browser.PressAsync("Enter", shift: true);
    }

    /// <summary>Runs one cell to its end.</summary>
    public async Task RunCellAsync(int index)
    {
        await StartCellAsync(index);
        await browser.WaitAsync($"typeof {Cell(index)}.input_prompt_number === 'number' && !{Cell(index)}.element.hasClass('running')");
    }

    /// <summary>Puts the cursor at the end of a cell.</summary>
    public Task EditCellAsync(int index) =>
        browser.EvaluateAsync($"Jupyter.notebook.select({index}); Jupyter.notebook.edit_mode(); {Cell(index)}.code_mirror.execCommand('goDocEnd')");

    /// <summary>Chooses Run All in the menu, and waits until every cell has run.</summary>
    public async Task RunAllAsync(double minutes)
    {
        await browser.EvaluateAsync("document.querySelector('#run_all_cells a').click()");
        await browser.WaitAsync("Jupyter.notebook.get_cells().every(c => c.cell_type !== 'code' || typeof c.input_prompt_number === 'number' && !c.element.hasClass('running'))", minutes);
    }

    /// <summary>Saves as the toolbar's first button does.</summary>
    public Task SaveAsync() => browser.EvaluateAsync("Jupyter.notebook.save_notebook()");

    /// <summary>What a cell's outputs say, as a reader sees them.</summary>
    public async Task<string> OutputAsync(int index) => (string)(await browser.EvaluateAsync($"{Cell(index)}.output_area.element[0].innerText"))!;

    /// <summary>The JavaScript expression for a cell.</summary>
    public static string Cell(int index) => $"Jupyter.notebook.get_cell({index})";

    /// <summary>Ends the kernel, so that it does not run beside the next test's.</summary>
    public async Task CloseAsync()
    {
        await browser.EvaluateAsync("new Promise(done => { Jupyter.notebook.set_dirty(false); Jupyter.notebook.session.delete(done, done); })");
        await browser.EvaluateAsync("window.onbeforeunload = null");
    }
}
