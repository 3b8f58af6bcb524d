// register.js - asks the browser to keep the page. Plain http and old browsers just go without.
if (/^https?:$/.test(location.protocol) && navigator.serviceWorker)
    addEventListener('load', () => navigator.serviceWorker.register('sw.js').catch(() => {}));
