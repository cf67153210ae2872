// Charts: plotly.js is loaded when the first one is wanted.
const plotlySource = document.getElementById('plotly');
let plotlyLoading;

function loadPlotly() {
  plotlyLoading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error('plotly.js could not be loaded'));
    if (plotlySource.dataset.src) {
      script.src = plotlySource.dataset.src;
      document.head.append(script);
    } else {
      script.textContent = plotlySource.textContent;
      document.head.append(script);
      resolve(window.Plotly);
    }
  });
  return plotlyLoading;
}

async function showLive(chart) {
  const plotly = await loadPlotly();
  const paper = chart.querySelector('.paper');
  const still = paper.querySelector('img, svg')?.getBoundingClientRect();
  const figure = JSON.parse(chart.querySelector(':scope > script').textContent);
  const { data, layout = {}, frames, config } = isDark() ? darkFigure(figure) : figure;
  const shape = still?.width ? still.height / still.width : 0.62;
  chart.classList.add('live');
  const width = paper.clientWidth - 16;
  const height = layout.height ?? Math.round(Math.max(Math.min(width, 720) * shape, Math.min(width, 340)));
  const stage = document.createElement('div');
  stage.className = 'stage';
  stage.setAttribute('role', 'group');
  stage.setAttribute('aria-label', chart.dataset.title);
  paper.append(stage);
  const touch = window.matchMedia('(pointer: coarse)').matches;
  const fit = { ...fitted(layout, width, height), paper_bgcolor: 'transparent', plot_bgcolor: 'transparent', modebar: { bgcolor: 'transparent', color: '#80888f', activecolor: getComputedStyle(document.body).color } };
  if (touch) fit.dragmode = false;
  await plotly.newPlot(stage, {
    data,
    frames,
    layout: fit,
    config: {
      ...config,
      responsive: true,
      displaylogo: false,
      displayModeBar: touch ? false : 'hover',
      // Nothing on the page sends data anywhere.
      showSendToCloud: false,
      modeBarButtonsToRemove: ['sendChartToCloud', 'select2d', 'lasso2d'],
    },
  });
}

function showStill(chart) {
  const stage = chart.querySelector('.stage');
  window.Plotly.purge(stage);
  stage.remove();
  chart.classList.remove('live');
}

function prepareChart(chart, whenSeen) {
  const tools = document.createElement('div');
  const button = document.createElement('button');
  tools.className = 'tools';
  button.type = 'button';
  button.textContent = 'Interactive';
  button.title = 'Zoom, pan and read values';
  button.setAttribute('aria-label', `Interactive: ${chart.dataset.title}`);
  button.setAttribute('aria-pressed', 'false');
  tools.append(button);
  chart.append(tools);
  const toggle = async () => {
    const live = chart.classList.contains('live');
    button.disabled = true;
    try {
      if (live) showStill(chart);
      else await showLive(chart);
      button.setAttribute('aria-pressed', String(!live));
    } catch {
      button.textContent = 'Interactive view not available';
      return;
    }
    button.disabled = false;
  };
  button.addEventListener('click', toggle);

  // A picture that would shrink beyond reading is drawn anew at the size there is.
  const still = chart.querySelector('.paper img, .paper svg');
  const wanted = Number(still?.getAttribute('width')) || still?.naturalWidth || 520;
  if (!still || chart.clientWidth < 0.6 * wanted) whenSeen(chart, toggle);
}

function prepareCharts() {
  if (!plotlySource) return;
  const waiting = new Map();
  const observer = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      observer.unobserve(entry.target);
      waiting.get(entry.target)();
    }
  }, { rootMargin: '400px' });
  document.addEventListener('themechange', async () => {
    for (const chart of document.querySelectorAll('.chart.live:has(.stage)')) {
      showStill(chart);
      await showLive(chart);
    }
  });
  for (const chart of document.querySelectorAll('.chart')) {
    prepareChart(chart, (element, action) => {
      waiting.set(element, action);
      observer.observe(element);
    });
  }
}
