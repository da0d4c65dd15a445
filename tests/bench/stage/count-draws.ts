/** A frame in which a page drew, as its own WebGL calls tell it. */
export type DrawnFrame = {
  /** `performance.now()` once every pixel of it was there. */
  readonly endMs: number;
  readonly draws: number;
  /** Size of the last thing drawn that was more than a few triangles: the picture's. */
  readonly pixels: number;
};

declare global {
  interface Window {
    readonly drawnFrames: DrawnFrame[];
    /** Whether each frame is waited for. Rest is measured without. */
    isTimingFrames: boolean;
  }
}

/**
 * Runs in a page before its own scripts. While frames are timed, each waits for the rasteriser, so that the time
 * between two of them is what one costs, however deep the browser's queue is.
 */
export const countDraws = `
window.drawnFrames = [];
window.isTimingFrames = false;
const drawing = { draws: 0, pixels: 0, gl: null };
const pixel = new Uint8Array(4);
const note = (gl, count) => {
  drawing.draws += 1;
  drawing.gl = gl;
  if (count < 60) return;
  drawing.pixels = viewports.get(gl) ?? gl.drawingBufferWidth * gl.drawingBufferHeight;
};
const viewports = new WeakMap();
const setViewport = WebGL2RenderingContext.prototype.viewport;
WebGL2RenderingContext.prototype.viewport = function (x, y, width, height) {
  viewports.set(this, width * height);
  setViewport.call(this, x, y, width, height);
};
for (const [name, at] of [['drawElements', 1], ['drawArrays', 2], ['drawElementsInstanced', 1], ['drawArraysInstanced', 2], ['drawRangeElements', 3]]) {
  const original = WebGL2RenderingContext.prototype[name];
  WebGL2RenderingContext.prototype[name] = function (...values) {
    original.apply(this, values);
    note(this, values[at]);
  };
}
const ask = window.requestAnimationFrame.bind(window);
let frame = { atMs: -1 };
window.requestAnimationFrame = (callback) => ask((ms) => {
  if (ms !== frame.atMs) {
    frame = { atMs: ms, endMs: 0, draws: 0, pixels: 0 };
    drawing.draws = 0;
    drawing.pixels = 0;
  }
  const before = drawing.draws;
  callback(ms);
  if (drawing.draws === before) return;
  if (window.isTimingFrames) drawing.gl.readPixels(0, 0, 1, 1, drawing.gl.RGBA, drawing.gl.UNSIGNED_BYTE, pixel);
  if (before === 0) window.drawnFrames.push(frame);
  Object.assign(frame, { endMs: performance.now(), draws: drawing.draws, pixels: drawing.pixels });
});`;
