'use strict';

// Day or night: as the system says, until the reader chooses. The choice holds for every page; the page's head applies it.
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const systemTheme = () => (systemDark.matches ? 'dark' : 'light');
const isDark = () => (document.documentElement.dataset.theme ?? systemTheme()) === 'dark';

const sun = '<circle cx="12" cy="12" r="4"/><path d="M12 2v2m0 16v2M2 12h2m16 0h2M4.9 4.9l1.4 1.4m11.4 11.4 1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4"/>';
const moon = '<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>';
const icon = paths => `<svg viewBox="0 0 24 24" aria-hidden="true">${paths}</svg>`;

// Drawings and outputs ask the system by media query. Where the reader chose otherwise, the query is answered for them.
const mediaRules = new Map();

function answerQueries() {
  for (const style of document.querySelectorAll('body style')) {
    for (const rule of style.sheet?.cssRules ?? []) {
      if (!(rule instanceof CSSMediaRule)) continue;
      if (!mediaRules.has(rule)) mediaRules.set(rule, rule.media.mediaText);
      const chosen = document.documentElement.dataset.theme;
      rule.media.mediaText = mediaRules.get(rule).replace(/\(prefers-color-scheme:\s*(dark|light)\)/g,
        (query, wanted) => (!chosen ? query : wanted === chosen ? '(min-width: 0px)' : '(max-width: 0px)'));
    }
  }
}

function chooseTheme(theme) {
  const root = document.documentElement;
  try {
    if (theme === systemTheme()) localStorage.removeItem('torchbook-theme');
    else localStorage.setItem('torchbook-theme', theme);
  } catch {
    // Where nothing may be stored, the choice holds for this page.
  }
  if (theme === systemTheme()) delete root.dataset.theme;
  else root.dataset.theme = theme;
}

function addThemeButton() {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'theme';
  button.title = 'Light or dark';
  button.setAttribute('aria-label', 'Dark colors');
  const show = () => {
    button.innerHTML = icon(isDark() ? moon : sun);
    button.setAttribute('aria-pressed', String(isDark()));
    answerQueries();
    document.dispatchEvent(new Event('themechange'));
  };
  button.addEventListener('click', () => {
    chooseTheme(isDark() ? 'light' : 'dark');
    show();
  });
  systemDark.addEventListener('change', show);
  document.querySelector('.site, .index header').append(button);
  show();
}
