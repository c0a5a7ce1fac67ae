// To gzip and back.

/** @param {Blob} blob @param {TransformStream} stream */
const through = (blob, stream) => new Response(blob.stream().pipeThrough(stream));

/** @param {BlobPart[]} parts */
export async function gzipped(...parts) {
  return (await through(new Blob(parts), new CompressionStream('gzip'))).blob();
}

/** Looked at part by part: what it inflates to may be large. @param {Blob} blob @param {Uint8Array[]} parts */
export async function inflates_to(blob, parts) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (through(blob, new DecompressionStream('gzip')).body).getReader();
  let part = 0, at = 0;
  for (;;) {
    const {done, value: found = new Uint8Array()} = await reader.read();
    if (done) return part === parts.length;
    for (const byte of found) {
      if (byte !== parts[part]?.[at]) return false;
      if (++at === parts[part].length) at = 0, part++;
    }
  }
}

/** Rejects when it is damaged. @param {Blob} blob */
export async function inflated(blob) {
  return (await through(blob, new DecompressionStream('gzip'))).text();
}
