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
