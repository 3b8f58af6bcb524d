// sw.js - the service worker: keeps the page, so that it opens without a network.
//
// The name of the store is a hash of what is in it. A new page comes with a new worker, fills a
// store of its own beside the old one, and takes over when the old page is no longer open anywhere:
// no class changes pages in the middle of a lesson.

const STORE = 'shequ-classroom-@version@';
const FILES = ['./', 'manifest.webmanifest', 'icon.svg'];

// Past the browser's own cache, so that the store is of one version.
self.addEventListener('install', (event) =>
    event.waitUntil(
        caches
            .open(STORE)
            .then((store) => store.addAll(FILES.map((file) => new Request(file, { cache: 'reload' }))))
    )
);

self.addEventListener('activate', (event) =>
    event.waitUntil(
        caches
            .keys()
            .then((names) =>
                Promise.all(
                    names
                        .filter((name) => name.startsWith('shequ-classroom-') && name !== STORE)
                        .map((name) => caches.delete(name))
                )
            )
    )
);

self.addEventListener('fetch', (event) => {
    const address = new URL(event.request.url);
    const folder = new URL('./', self.location);
    if (
        event.request.method !== 'GET' ||
        address.origin !== folder.origin ||
        !address.pathname.startsWith(folder.pathname)
    )
        return;
    const rest = address.pathname.slice(folder.pathname.length);
    const file = rest === '' || rest === 'index.html' ? './' : rest;
    if (FILES.includes(file))
        event.respondWith(
            caches
                .open(STORE)
                .then((store) => store.match(new URL(file, folder).href))
                .then((kept) => kept || fetch(event.request))
        );
});
