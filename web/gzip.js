// To gzip and back.

/** @param {Blob} blob @param {TransformStream} stream */
const through = (blob, stream) => new Response(blob.stream().pipeThrough(stream));

/** @param {BlobPart} content */
export async function gzipped(content) {
  return (await through(new Blob([content]), new CompressionStream('gzip'))).blob();
}

/** Rejects when it is damaged. @param {Blob} blob */
export async function inflated(blob) {
  return (await through(blob, new DecompressionStream('gzip'))).text();
}
