import { at } from './dom.js';

/** Light or dark: as the system says until the reader chooses. */
export function themed(changed) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const button = at('theme');
  const dark = () => (document.documentElement.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const show = () => {
    button.setAttribute('aria-pressed', String(dark()));
    changed();
  };
  const chosen = localStorage.getItem('ring-election-theme');
  if (chosen) document.documentElement.dataset.theme = chosen;
  button.addEventListener('click', () => {
    const next = dark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    localStorage.setItem('ring-election-theme', next);
    show();
  });
  system.addEventListener('change', show);
  show();
}
