// To gzip and back.

/** @param {Blob} blob @param {TransformStream} stream */
const through = (blob, stream) => new Response(blob.stream().pipeThrough(stream));

/** @param {BlobPart} content */
export async function gzipped(content) {
  return (await through(new Blob([content]), new CompressionStream('gzip'))).blob();
}

/** Looked at part by part: what it inflates to may be large. @param {Blob} blob @param {Uint8Array} bytes */
export async function inflates_to(blob, bytes) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (through(blob, new DecompressionStream('gzip')).body).getReader();
  for (let at = 0;;) {
    const {done, value: part = new Uint8Array()} = await reader.read();
    if (done) return at === bytes.length;
    for (let i = 0; i < part.length; i++) if (part[i] !== bytes[at + i]) return false;
    at += part.length;
  }
}

/** Rejects when it is damaged. @param {Blob} blob */
export async function inflated(blob) {
  return (await through(blob, new DecompressionStream('gzip'))).text();
}
