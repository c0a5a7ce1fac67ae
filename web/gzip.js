// Text to gzip and back.

/** @param {Blob} blob @param {TransformStream} stream */
const through = (blob, stream) => new Response(blob.stream().pipeThrough(stream));

/** @param {string} text */
export async function gzipped(text) {
  return (await through(new Blob([text]), new CompressionStream('gzip'))).blob();
}

/** Rejects when it is damaged. @param {Blob} blob */
export async function inflated(blob) {
  return (await through(blob, new DecompressionStream('gzip'))).text();
}
