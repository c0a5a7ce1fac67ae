// Shows pixels that the program painted itself: the way onto the canvas where there is no graphics card.
import {bytes_at} from './program.js';

/** @type {CanvasRenderingContext2D} */
let canvas_2d;
/** @type {ImageData | undefined} over the program's memory */
let picture;
let picture_at = 0;

/** @param {HTMLCanvasElement} canvas */
export function start_bitmap(canvas) {
  // Neither `willReadFrequently` (3 ms more for each frame where a software graphics process shows the page) nor
  // `desynchronized` (nothing is shown in headless Chromium).
  const context = canvas.getContext('2d', {alpha: false});
  if (!context) throw new Error('this browser has no canvas');
  canvas_2d = context;
}

/** @param {number} pixels where they are @param {number} w @param {number} h of the whole picture
 *  @param {number} x @param {number} y @param {number} part_w @param {number} part_h of what changed in it */
export function show_pixels(pixels, w, h, x, y, part_w, part_h) {
  const {buffer} = bytes_at(0, 0);
  if (picture?.data.buffer !== buffer || picture_at !== pixels || picture.width !== w || picture.height !== h) {
    picture = new ImageData(new Uint8ClampedArray(buffer, pixels, w * h * 4), w, h);
    picture_at = pixels;
  }
  canvas_2d.putImageData(picture, 0, 0, x, y, part_w, part_h);
}
