// On paper nothing is folded, and colors are those of the day. Short code stays in one piece.
function prepareForPrint() {
  for (const code of document.querySelectorAll('.code')) {
    if (code.textContent.split('\n').length > 20) code.classList.add('tall');
  }
  let closed = [];
  window.addEventListener('beforeprint', () => {
    liftOutputColors(false);
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const fold of closed) fold.open = true;
  });
  window.addEventListener('afterprint', () => {
    liftOutputColors(isDark());
    for (const fold of closed) fold.open = false;
  });
}
