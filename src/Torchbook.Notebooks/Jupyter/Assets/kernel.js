// Classic Notebook loads this with the kernel: charts become interactive. A notebook that is not trusted keeps their pictures.
define(['module', 'notebook/js/outputarea'], (module, notebook) => {
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

  return {
    onload() {
      if (!OutputArea.append_map[type]) OutputArea.prototype.register_mime_type(type, append, { index: 0, safe: false });
    },
  };
});
