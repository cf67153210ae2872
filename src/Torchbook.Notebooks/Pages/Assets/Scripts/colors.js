// Colors that were chosen for white paper, on dark pages.
const colorReader = document.createElement('canvas').getContext('2d');

/** Red, green, blue (0 to 255) and opacity (0 to 1) of any CSS color; null for what is none. */
function parseColor(color) {
  if (!CSS.supports('color', color)) return null;
  colorReader.fillStyle = '#000';
  colorReader.fillStyle = color;
  const text = colorReader.fillStyle;
  if (text.startsWith('#')) return [1, 3, 5].map(i => parseInt(text.slice(i, i + 2), 16)).concat(1);
  const numbers = text.match(/[\d.]+/g).map(Number);
  return text.startsWith('rgb') ? numbers : null;
}

const luminance = rgb => rgb.slice(0, 3)
  .map(c => (c <= 10 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4))
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);

function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const pageColor = () => parseColor(getComputedStyle(document.body).backgroundColor);

/** The color, mixed with white until it can be told from the page; null where it can already. */
function lifted(color, page, least) {
  const rgb = parseColor(color);
  if (!rgb || rgb[3] === 0) return null;
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = rgb.slice(0, 3).map(c => Math.round(c + (255 - c) * share));
    if (contrast(mixed, page) >= least) return share === 0 ? null : `rgba(${mixed.join(', ')}, ${rgb[3]})`;
  }
  return null;
}

/** The same place between paper and ink for a gray; a lifted color for anything else. */
function turned(color, page) {
  const rgb = parseColor(color);
  if (!rgb || rgb[3] === 0) return color;
  if (Math.max(...rgb.slice(0, 3)) - Math.min(...rgb.slice(0, 3)) > 40) return lifted(color, page, 3.2) ?? color;
  const gray = 232 - 0.82 * ((rgb[0] + rgb[1] + rgb[2]) / 3);
  return `rgba(${Math.round(gray)}, ${Math.round(gray + 2)}, ${Math.round(gray + 5)}, ${rgb[3]})`;
}

// Text that an output colors itself stays legible at night.
function liftOutputColors(dark) {
  const page = pageColor();
  for (const element of document.querySelectorAll('.html [style*="color"]')) {
    element.dataset.color ??= element.style.color;
    element.style.color = element.dataset.color;
    if (dark && element.dataset.color) element.style.color = lifted(element.dataset.color, page, 4.6) ?? element.dataset.color;
  }
}

/** A plotly.js figure for a dark page: grays turned around, dark colors lifted. */
function darkFigure(figure) {
  const page = pageColor();
  const turn = (value, key) => {
    if (typeof value === 'string') {
      // Over a heat map a grid must be seen, and on the page it must not shine.
      if (key === 'gridcolor') return 'rgba(150, 158, 166, 0.25)';
      return /color$/i.test(key) ? turned(value, page) : value.replace(/(color:\s*)(#[0-9a-f]{3,8})/gi, (_, before, color) => before + turned(color, page));
    }
    if (Array.isArray(value)) return key === 'colorscale' ? value : value.map(item => turn(item, key));
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, turn(item, name)]));
    return value;
  };
  const defaults = { font: { color: '#444' }, xaxis: { gridcolor: '#eee', linecolor: '#444', zerolinecolor: '#444' }, yaxis: { gridcolor: '#eee', linecolor: '#444', zerolinecolor: '#444' } };
  const template = figure.layout?.template ?? {};
  const layout = { ...figure.layout, template: { ...template, layout: { ...defaults, ...template.layout } } };
  return turn({ ...figure, layout }, '');
}
