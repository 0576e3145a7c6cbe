/*
 * The way out if a published worker (sw.js) turns out to be broken: put this file's content in its place. Browsers look for a new
 * worker at each visit, past the old one; this one takes over at once, clears the application and what was seen, and is gone.
 * Tours that visitors have kept stay on their devices and are found again by the next good worker.
 */
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  const clear = async () => {
    for (const name of await caches.keys()) {
      if (/^disan360:(?:app:|seen$|pages$)/.test(name)) await caches.delete(name);
    }
    await self.registration.unregister();
    // Pages that the broken worker answered may be broken themselves; nothing else reloads unasked.
    for (const client of await self.clients.matchAll({ type: 'window' })) await client.navigate(client.url);
  };
  event.waitUntil(clear());
});
