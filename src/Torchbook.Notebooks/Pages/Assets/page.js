'use strict';

// Formulas: TeX to MathML, where the library is there. A formula that it cannot read stays as it was typed.
function showFormulas() {
  if (!window.temml) return;
  for (const formula of document.querySelectorAll('.math')) {
    const tex = formula.textContent;
    const displayMode = formula.classList.contains('display');
    try {
      window.temml.render(tex, formula, { displayMode, throwOnError: true, wrap: displayMode ? 'none' : 'tex' });
      formula.classList.add('done');
    } catch {
      formula.textContent = tex;
    }
  }
}

// Copy buttons. Screen readers hear of success through the status line.
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

function addCopyButtons() {
  const status = document.createElement('div');
  status.className = 'status';
  status.setAttribute('role', 'status');
  document.body.append(status);
  for (const box of document.querySelectorAll('.code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await copyText(box.querySelector('code').textContent);
      button.textContent = status.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
        status.textContent = '';
      }, 1500);
    });
    box.append(button);
  }
}

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

// Plotly neither wraps titles nor makes room when there is little: on a phone the page does.
function fitted(layout, width, height) {
  const fitting = { ...layout, autosize: true, width: undefined, height };
  if (width >= 560) return fitting;
  const title = typeof layout.title === 'string' ? { text: layout.title } : { ...layout.title };
  if (/<(br|b|span)\b/.test(title.text ?? '')) {
    // Its author broke the lines, for a width of about 350 pixels.
    const scale = Math.min(1, (width - 24) / 380);
    const text = title.text.replace(/font-size:\s*([\d.]+)px/g, (_, size) => `font-size:${(size * scale).toFixed(1)}px`);
    fitting.title = { ...title, text, font: { ...title.font, size: (title.font?.size ?? 17) * scale }, xref: 'container', xanchor: 'left', x: 0.02 };
    return fitting;
  }
  if (title.text) {
    const lines = wrapped(title.text, Math.floor(width / 9));
    fitting.title = { ...title, text: lines.join('<br>'), font: { ...title.font, size: 14 } };
    fitting.margin = { ...layout.margin, t: 28 + 19 * lines.length, l: 52, r: 14 };
  }
  fitting.legend = { ...layout.legend, orientation: 'h', x: 0, xanchor: 'left', y: -0.22, yanchor: 'top' };
  return fitting;
}

function wrapped(text, width) {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}

async function showLive(chart) {
  const plotly = await loadPlotly();
  const paper = chart.querySelector('.paper');
  const still = paper.querySelector('img, svg')?.getBoundingClientRect();
  const { data, layout = {}, config } = JSON.parse(chart.querySelector(':scope > script').textContent);
  const shape = still?.width ? still.height / still.width : 0.62;
  chart.classList.add('live');
  const width = paper.clientWidth - 16;
  const height = layout.height ?? Math.round(Math.max(Math.min(width, 720) * shape, Math.min(width, 340)));
  const stage = document.createElement('div');
  stage.className = 'stage';
  stage.setAttribute('role', 'img');
  stage.setAttribute('aria-label', chart.dataset.title);
  paper.append(stage);
  const touch = window.matchMedia('(pointer: coarse)').matches;
  const fit = fitted(layout, width, height);
  if (touch) fit.dragmode = false;
  await plotly.newPlot(stage, data, fit, {
    ...config,
    responsive: true,
    displaylogo: false,
    displayModeBar: touch ? false : 'hover',
    // Nothing on the page sends data anywhere.
    showSendToCloud: false,
    modeBarButtonsToRemove: ['sendChartToCloud', 'select2d', 'lasso2d'],
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
  for (const chart of document.querySelectorAll('.chart')) {
    prepareChart(chart, (element, action) => {
      waiting.set(element, action);
      observer.observe(element);
    });
  }
}

// Contents: open beside the text where there is room, and marking the section being read.
function prepareContents() {
  const contents = document.querySelector('.contents details');
  if (!contents) return;
  const wide = window.matchMedia('(min-width: 75rem)');
  const adapt = () => { contents.open = wide.matches; };
  wide.addEventListener('change', adapt);
  adapt();
  const links = new Map([...contents.querySelectorAll('a')].map(a => [decodeURIComponent(a.hash.slice(1)), a]));
  const observer = new IntersectionObserver(entries => {
    const seen = entries.find(entry => entry.isIntersecting);
    if (!seen) return;
    for (const link of links.values()) link.removeAttribute('aria-current');
    links.get(seen.target.id)?.setAttribute('aria-current', 'true');
  }, { rootMargin: '0px 0px -70% 0px' });
  for (const id of links.keys()) {
    const heading = document.getElementById(id);
    if (heading) observer.observe(heading);
  }
}

// Boxes that scroll can be reached and scrolled by keyboard.
function focusScrollers() {
  for (const box of document.querySelectorAll('pre, .scroll, .html, .paper, .math.display')) {
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
  }
}

// On paper nothing is folded.
function unfoldForPrint() {
  let closed = [];
  window.addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const fold of closed) fold.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const fold of closed) fold.open = false;
  });
}

showFormulas();
addCopyButtons();
prepareCharts();
prepareContents();
focusScrollers();
unfoldForPrint();
