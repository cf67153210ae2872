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
