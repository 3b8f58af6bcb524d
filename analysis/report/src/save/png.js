// png.js - a chart as a PNG of 300 dots an inch, 16 cm wide, with the reader's own fonts.

const DPI = 300;
const WIDTH = Math.round((16 / 2.54) * DPI);

function crc(bytes) {
    let sum = ~0;
    for (const byte of bytes) {
        sum ^= byte;
        for (let bit = 0; bit < 8; bit++)
            sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
    }
    return ~sum >>> 0;
}

// pHYs: pixels per metre, so that Word places the picture at its size.
function withDensity(png) {
    const chunk = new Uint8Array(21);
    const view = new DataView(chunk.buffer);
    const metre = Math.round(DPI / 0.0254);
    view.setUint32(0, 9);
    chunk.set([0x70, 0x48, 0x59, 0x73], 4);
    view.setUint32(8, metre);
    view.setUint32(12, metre);
    chunk[16] = 1;
    view.setUint32(17, crc(chunk.subarray(4, 17)));
    const header = 8 + 25; // signature and IHDR
    const out = new Uint8Array(png.length + chunk.length);
    out.set(png.subarray(0, header));
    out.set(chunk, header);
    out.set(png.subarray(header), header + chunk.length);
    return out;
}

export async function pngFile({ text, width, height }) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = Math.round((WIDTH / width) * height);
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
    if (!blob)
        throw new Error('no picture');
    return withDensity(new Uint8Array(await blob.arrayBuffer()));
}
