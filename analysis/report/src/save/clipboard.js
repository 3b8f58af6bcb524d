// clipboard.js - a table for Word: as markup and as text, through the browser's own copy.

export function copyTable(table, text) {
    const clone = table.cloneNode(true);
    for (const node of clone.querySelectorAll('.unseen'))
        node.remove();
    clone.setAttribute('border', '1');
    clone.setAttribute('style', 'border-collapse:collapse');
    for (const node of clone.querySelectorAll('*'))
        node.removeAttribute('class');
    let done = false;
    const give = (event) => {
        event.clipboardData.setData('text/html', clone.outerHTML);
        event.clipboardData.setData('text/plain', text);
        event.preventDefault();
        done = true;
    };
    // Some browsers copy only when something is selected.
    const selection = getSelection();
    selection.selectAllChildren(table);
    document.addEventListener('copy', give, { once: true });
    try {
        document.execCommand('copy');
    } finally {
        document.removeEventListener('copy', give);
        selection.removeAllRanges();
    }
    return done;
}
