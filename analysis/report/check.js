/* Runs everywhere: a browser that cannot read the rest shows why. */
(function () {
    var able = 'replaceChildren' in Element.prototype && 'replaceAll' in String.prototype &&
        'allSettled' in Promise && window.CSS && CSS.supports('clip-path', 'inset(50%)');
    if (!able) {
        document.getElementById('old').removeAttribute('hidden');
    }
})();
