// Opens the page without a network. The page itself lists its files, and their addresses change with their
// content, so what is kept is never stale: the page is asked for first, the files only once.
const Shelf = 'xchat';
const AnswerWithin = 4_000;

addEventListener('install', event => event.waitUntil(fetch('./').then(keep).then(() => skipWaiting())));
addEventListener('activate', event => event.waitUntil(clients.claim()));

addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  const here = new URL('./', location.href);
  if (request.mode === 'navigate' && url.pathname === here.pathname) event.respondWith(page(event));
  else if (url.href.startsWith(here.href + 'app')) event.respondWith(file(request));
});

async function page(event) {
  const kept = await caches.match('./', { cacheName: Shelf });
  const fresh = fetch(event.request);
  // Without a network what is kept stays as it is.
  event.waitUntil(fresh.then(answer => keep(answer.clone())).catch(() => undefined));
  if (!kept) return fresh;
  const late = new Promise(resolve => setTimeout(resolve, AnswerWithin, kept));
  return Promise.race([fresh.then(answer => answer.ok ? answer : kept).catch(() => kept), late]);
}

async function file(request) {
  return await caches.match(request) ?? fetch(request);
}

/** Puts the page and everything it names on the shelf, then takes the files of older pages down. */
async function keep(answer) {
  if (!answer.ok) return;
  const html = await answer.clone().text();
  const named = new Set();
  for (const [, path] of html.matchAll(/(?:href|src)="((?:app|manifest)[^"]*)"/g)) named.add(new URL(path, location.href).href);
  const shelf = await caches.open(Shelf);
  const missing = [];
  for (const url of named) if (!await shelf.match(url)) missing.push(url);
  await shelf.addAll(missing);
  await shelf.put('./', answer);
  for (const { url } of await shelf.keys()) {
    if (!named.has(url) && url !== new URL('./', location.href).href) await shelf.delete(url);
  }
}

addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(clients.matchAll({ type: 'window' }).then(([open]) => open ? open.focus() : clients.openWindow('./')));
});
