/* Runs first: a browser that knows 'wasm-unsafe-eval' (Chrome 97, Firefox 102, Safari 16 and later) is
 * forbidden all other making of code. A policy can only be narrowed, never widened, by a second one. */
(function () {
    var knows = 'findLast' in Array.prototype && window.CSS && CSS.supports('overscroll-behavior', 'none');
    if (knows) {
        var policy = document.createElement('meta');
        policy.httpEquiv = 'Content-Security-Policy';
        policy.content = "script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'";
        document.head.appendChild(policy);
    }
})();
