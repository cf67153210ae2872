// Classic Notebook loads this with the kernel: charts become interactive. A notebook that is not trusted keeps their pictures.
define(['module', 'base/js/namespace', 'notebook/js/outputarea'], (module, Jupyter, notebook) => {
  'use strict';

  const { OutputArea } = notebook;
  const type = 'application/vnd.plotly.v1+json';
  const library = module.uri.replace(/kernel\.js.*$/, 'plotly.min.js');

  function append(figure, metadata, element) {
    const area = this.create_output_subarea(metadata, 'output_plotly', type);
    element.append(area);
    const config = { ...figure.config, responsive: true, displaylogo: false, showSendToCloud: false, modeBarButtonsToRemove: ['sendChartToCloud'] };
    requirejs([library], () => window.Plotly.newPlot(area[0], { ...figure, config }));
    return area;
  }

  // Charts of an earlier session were drawn before this was loaded.
  function redraw(area) {
    if (!area?.trusted || !area.outputs.some(output => output.data?.[type])) return;
    const outputs = area.toJSON();
    area.clear_output();
    area.fromJSON(outputs);
  }

  return {
    onload() {
      if (OutputArea.append_map[type]) return;
      OutputArea.prototype.register_mime_type(type, append, { index: 0, safe: false });
      for (const cell of Jupyter.notebook.get_cells()) redraw(cell.output_area);
    },
  };
});
