/* Runs first. A browser that knows 'wasm-unsafe-eval' (Chrome 97, Firefox 104, Safari 16 and later) is
 * forbidden all other making of code. A policy can only be narrowed, never widened, by a second one.
 * And what stops the page before it begins is said below the text that stands there. */
(function () {
    var knows = 'findLast' in Array.prototype && window.CSS && CSS.supports('overscroll-behavior', 'none');
    if (knows) {
        var policy = document.createElement('meta');
        policy.httpEquiv = 'Content-Security-Policy';
        // Without workers named, these would have to be scripts allowed above: a site's service worker is not.
        policy.content = "script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'; worker-src blob: 'self'";
        document.head.appendChild(policy);
    }
    window.addEventListener('error', function (event) {
        var text = document.querySelector('.plain-text');
        if (!text || text.querySelector('[role=alert]'))
            return;
        var said = document.createElement('p');
        said.setAttribute('role', 'alert');
        said.textContent = 'JavaScript 开着，可页面没能开始 · JavaScript is on, but the page could not begin: ' + event.message;
        text.appendChild(said);
    });
})();
