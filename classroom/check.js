/* Runs first: a browser that knows 'wasm-unsafe-eval' (Chrome 97, Firefox 104, Safari 16 and later) is
 * forbidden all other making of code. A policy can only be narrowed, never widened, by a second one. */
(function () {
    var knows = 'findLast' in Array.prototype && window.CSS && CSS.supports('overscroll-behavior', 'none');
    if (knows) {
        var policy = document.createElement('meta');
        policy.httpEquiv = 'Content-Security-Policy';
        // Without workers named, these would have to be scripts allowed above: a site's service worker is not.
        policy.content = "script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'; worker-src blob: 'self'";
        document.head.appendChild(policy);
    }
})();
