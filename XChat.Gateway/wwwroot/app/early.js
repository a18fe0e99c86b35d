// Runs before the first paint: theme, language and direction, so that nothing flashes or jumps over.
(() => {
  const kept = key => {
    try {
      return JSON.parse(localStorage.getItem('xchat.' + key));
    } catch {
      // No storage, no choice: the system's theme and the browser's language.
      return null;
    }
  };
  const links = [...document.querySelectorAll('link[rel="x-language"]')];
  const wanted = [kept('language'), ...navigator.languages.map(code => code.split('-')[0]), 'en'];
  const code = wanted.find(lang => links.some(link => link.hreflang === lang));
  const link = links.find(({ hreflang }) => hreflang === code);
  const root = document.documentElement;
  root.lang = code;
  root.dir = link.dir || 'ltr';

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => { root.dataset.theme = kept('theme') ?? (dark.matches ? 'dark' : 'light'); };
  dark.addEventListener('change', paint);
  addEventListener('theme', paint);
  paint();

  const words = document.createElement('link');
  Object.assign(words, { rel: 'preload', as: 'fetch', href: link.href, crossOrigin: 'anonymous' });
  document.head.append(words);
})();
