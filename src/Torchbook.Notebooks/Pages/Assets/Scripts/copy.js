// Copy buttons. Screen readers hear of success through the status line.
const copyIcon = '<rect x="8" y="8" width="12" height="12" rx="2"/><path d="M16 8V5a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3"/>';
const tickIcon = '<path d="m5 13 4.5 4.5L19 7"/>';

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
    const show = copied => {
      button.classList.toggle('copied', copied);
      button.innerHTML = copied ? `${icon(tickIcon)}Copied` : icon(copyIcon);
      status.textContent = copied ? 'Copied' : '';
    };
    button.type = 'button';
    button.className = 'copy';
    button.title = 'Copy';
    button.setAttribute('aria-label', 'Copy this code');
    button.addEventListener('click', async () => {
      await copyText(box.querySelector('code').textContent);
      show(true);
      setTimeout(show, 1500, false);
    });
    button.innerHTML = icon(copyIcon);
    box.append(button);
  }
}
