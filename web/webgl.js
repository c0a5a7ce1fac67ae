// Draws the program's vertex lists with WebGL2. The context is ours alone, so its state is set once and never asked for:
// each question to the graphics process would wait for it.
import {bytes_at} from './program.js';

const VERTEX_SHADER = `#version 300 es
in vec2 place, uv, scale; in vec4 color;
out vec2 its_uv; out vec4 its_color;
void main() {
  its_uv = uv;
  its_color = color;
  gl_Position = vec4(place * scale + vec2(-1, 1), 0, 1);
}`;
const FRAGMENT_SHADER = `#version 300 es
precision mediump float;
uniform sampler2D image;
in vec2 its_uv; in vec4 its_color;
out vec4 pixel;
void main() { pixel = its_color * texture(image, its_uv); }`;
const VERTEX_BYTES = 20;  // ImDrawVert: place and uv as floats, the color as bytes
const SCALE = 3;           // its place among the attributes
const COMMAND_INTS = 7;   // clip x, y, w, h; texture; first index; count

/** @type {WebGL2RenderingContext} */
let gl;
/** @type {Map<number, WebGLTexture>} */
const textures = new Map();
let size = [0, 0];
/** @type {WebGLProgram | null} */
let linked;

/** Makes the context; false when this browser has none.
 *  @param {HTMLCanvasElement} canvas @param {boolean} keeps_picture for screenshots */
export function start_graphics(canvas, keeps_picture) {
  const context = canvas.getContext('webgl2', {
    alpha: false, depth: false, stencil: false, antialias: false, preserveDrawingBuffer: keeps_picture,
  });
  if (!context) return false;
  gl = context;
  set_up();
  return true;
}

/** @param {WebGLProgram} program @param {number} kind @param {string} source */
function attach(program, kind, source) {
  const shader = gl.createShader(kind);
  if (!shader) return;  // the context is lost
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  gl.attachShader(program, shader);
}

/** Also after the browser took the context away and gave it back. */
export function set_up() {
  textures.clear();
  size = [0, 0];
  const program = gl.createProgram();
  attach(program, gl.VERTEX_SHADER, VERTEX_SHADER);
  attach(program, gl.FRAGMENT_SHADER, FRAGMENT_SHADER);
  ['place', 'uv', 'color', 'scale'].forEach((name, at) => gl.bindAttribLocation(program, at, name));
  gl.linkProgram(linked = program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
  for (const at of [0, 1, 2]) gl.enableVertexAttribArray(at);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, 0);
  gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_BYTES, 8);
  gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, 16);
  gl.enable(gl.BLEND);
  gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
}

/** @param {number} id @param {number} w @param {number} h @param {number} pixels */
export function make_texture(id, w, h, pixels) {
  const texture = gl.createTexture();
  textures.set(id, texture);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
  for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, w, h, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes_at(pixels, w * h * 4));
}

/** @param {number} id @param {number} x @param {number} y @param {number} w @param {number} h
 *  @param {number} pixels of its first row @param {number} row_pixels */
export function update_texture(id, x, y, w, h, pixels, row_pixels) {
  gl.bindTexture(gl.TEXTURE_2D, textures.get(id) ?? null);
  gl.pixelStorei(gl.UNPACK_ROW_LENGTH, row_pixels);
  const bytes = bytes_at(pixels, ((h - 1) * row_pixels + w) * 4);
  gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, w, h, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
}

/** @param {number} id */
export function drop_texture(id) {
  gl.deleteTexture(textures.get(id) ?? null);
  textures.delete(id);
}

/** @param {number} w @param {number} h @param {number} background IM_COL32 */
export function begin_picture(w, h, background) {
  if (linked) gl.useProgram(linked);  // waits for the linker, so only once there is something to draw
  linked = null;
  if (w !== size[0] || h !== size[1]) {
    size = [w, h];
    gl.viewport(0, 0, w, h);
    gl.vertexAttrib2f(SCALE, 2 / w, -2 / h);  // the same for all vertices; finding a uniform would wait for the linker
  }
  gl.disable(gl.SCISSOR_TEST);
  gl.clearColor((background & 255) / 255, (background >> 8 & 255) / 255, (background >> 16 & 255) / 255, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.enable(gl.SCISSOR_TEST);
}

/** @param {number} vertices @param {number} vertex_count @param {number} indices @param {number} index_count
 *  @param {number} commands @param {number} command_count */
export function draw_list(vertices, vertex_count, indices, index_count, commands, command_count) {
  gl.bufferData(gl.ARRAY_BUFFER, bytes_at(vertices, vertex_count * VERTEX_BYTES), gl.STREAM_DRAW);
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, bytes_at(indices, index_count * 4), gl.STREAM_DRAW);
  const {buffer, byteOffset} = bytes_at(commands, 0);
  const all = new Int32Array(buffer, byteOffset, command_count * COMMAND_INTS);
  let bound = -1;
  for (let i = 0; i < all.length; i += COMMAND_INTS) {
    const [x, y, w, h, texture, first, count] = all.subarray(i, i + COMMAND_INTS);
    if (texture !== bound) gl.bindTexture(gl.TEXTURE_2D, textures.get(bound = texture) ?? null);
    gl.scissor(x, size[1] - y - h, w, h);
    gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, first * 4);
  }
}
