// Long outputs show their beginning. What has the focus is never hidden.
const mostLines = 30;

function foldLongOutputs() {
  for (const box of document.querySelectorAll('.outputs > .text, .outputs > .html, .error > .text')) {
    const isText = box.classList.contains('text');
    const count = isText ? box.textContent.split('\n').length : box.querySelectorAll('tr').length;
    if (count <= mostLines) continue;
    const button = document.createElement('button');
    const show = open => {
      box.classList.toggle('long', !open);
      box.classList.toggle('unfolded', open);
      button.setAttribute('aria-expanded', String(open));
      button.textContent = open ? 'Show less' : `Show all ${count.toLocaleString('en')} ${isText ? 'lines' : 'rows'}`;
    };
    button.type = 'button';
    button.className = 'unfold';
    button.addEventListener('click', () => show(button.getAttribute('aria-expanded') === 'false'));
    box.addEventListener('focusin', () => show(true));
    box.after(button);
    show(false);
  }
}

// Boxes that scroll can be reached and scrolled by keyboard.
function focusScrollers() {
  for (const box of document.querySelectorAll('pre, .scroll, .html, .paper, .math.display')) {
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1 && !box.classList.contains('long')) box.tabIndex = 0;
  }
}

// An empty corner of a table heads nothing.
function emptyCorners() {
  for (const corner of document.querySelectorAll('th:empty')) {
    const cell = document.createElement('td');
    cell.style.cssText = corner.style.cssText;
    corner.replaceWith(cell);
  }
}
