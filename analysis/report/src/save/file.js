// file.js - hands a file to the reader; nothing leaves the page otherwise.

import { el } from '../dom.js';

export function saveFile(name, type, content) {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = el('a', { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
