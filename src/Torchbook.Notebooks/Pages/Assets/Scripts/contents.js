// Contents: open beside the text where there is room, and marking the section being read.
function prepareContents() {
  const contents = document.querySelector('.contents details');
  if (!contents) return;
  const wide = window.matchMedia('(min-width: 75rem)');
  const adapt = () => { contents.open = wide.matches; };
  wide.addEventListener('change', adapt);
  adapt();
  const sections = [...contents.querySelectorAll('a')]
    .map(link => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter(section => section.heading);
  let present;
  const mark = () => {
    const line = window.innerHeight * 0.3;
    const atEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
    const now = atEnd && window.scrollY > 0 ? sections.at(-1) : sections.findLast(section => section.heading.getBoundingClientRect().top < line);
    if (now === present) return;
    present?.link.removeAttribute('aria-current');
    now?.link.setAttribute('aria-current', 'location');
    present = now;
    if (now && wide.matches) keepInSight(now.link, contents.parentElement);
  };
  let waiting = false;
  document.addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });
  contents.addEventListener('click', event => {
    if (event.target.closest('a') && !wide.matches) contents.open = false;
  });
  mark();
}

function keepInSight(link, list) {
  const [inner, outer] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top + 60) list.scrollTop += inner.top - outer.top - 60;
  else if (inner.bottom > outer.bottom - 60) list.scrollTop += inner.bottom - outer.bottom + 60;
}
