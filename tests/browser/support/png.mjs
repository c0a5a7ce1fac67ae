// Reads and writes PNG pictures of 8 bits a channel, as browsers make them, and counts where two differ.
import zlib from 'node:zlib';

/** @typedef {{width: number, height: number, rgb: Uint8Array}} Picture */

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const CHANNELS = {2: 3, 6: 4};  // by PNG's color type: RGB, RGBA

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const to_left = Math.abs(up - corner), to_up = Math.abs(left - corner), to_corner = Math.abs(left + up - 2 * corner);
  if (to_left <= to_up && to_left <= to_corner) return left;
  return to_up <= to_corner ? up : corner;
}

/** Takes a row's filter off: each byte was stored as its distance to a guess from its neighbours.
 *  @param {number} filter @param {Uint8Array} row @param {Uint8Array} above @param {number} channels */
function unfilter(filter, row, above, channels) {
  if (filter === 0) return;
  for (let i = 0; i < row.length; i++) {
    const left = i < channels ? 0 : row[i - channels], corner = i < channels ? 0 : above[i - channels], up = above[i];
    if (filter === 1) row[i] += left;
    else if (filter === 2) row[i] += up;
    else if (filter === 3) row[i] += left + up >> 1;
    else row[i] += paeth(left, up, corner);
  }
}

/** @param {Buffer} png */
function chunks(png) {
  /** @type {[string, Buffer][]} */
  const all = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const size = png.readUInt32BE(at);
    all.push([png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + size)]);
    at += size + 12;
  }
  return all;
}

/** @param {Buffer} png @returns {Picture} */
export function decode(png) {
  const all = chunks(png), [, header] = all[0];
  const width = header.readUInt32BE(0), height = header.readUInt32BE(4);
  const channels = CHANNELS[/** @type {2 | 6} */ (header[9])];
  if (header[8] !== 8 || !channels || header[12]) throw new Error('not a PNG picture of 8 bits, RGB or RGBA');
  const bytes = zlib.inflateSync(Buffer.concat(all.filter(([kind]) => kind === 'IDAT').map(([, data]) => data)));
  const stride = width * channels;
  let above = new Uint8Array(stride);
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1), filter = bytes[start], row = bytes.subarray(start + 1, start + 1 + stride);
    unfilter(filter, row, above, channels);
    for (let x = 0, to = y * width * 3; x < stride; x += channels) {
      for (let channel = 0; channel < 3; channel++) rgb[to++] = row[x + channel];
    }
    above = row;
  }
  return {width, height, rgb};
}

/** @param {string} kind @param {Buffer} data */
function chunk(kind, data) {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(kind, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}

/** @param {Buffer} bytes */
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc >>> 1 ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Smaller than browsers write it. @param {Picture} picture */
export function encode({width, height, rgb}) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y++) rows.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  const data = zlib.deflateSync(rows, {level: 9, memLevel: 9});
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** The share of pixels of which a channel is off by more than `tolerance`. @param {Picture} a @param {Picture} b @param {number} tolerance */
export function share_that_differs(a, b, tolerance) {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let count = 0;
  for (let i = 0; i < a.rgb.length; i += 3) {
    let off = 0;
    for (let channel = i; channel < i + 3; channel++) off = Math.max(off, Math.abs(a.rgb[channel] - b.rgb[channel]));
    if (off > tolerance) count++;
  }
  return count * 3 / a.rgb.length;
}
