/**
 * Resolves once the card has drawn everything asked of it so far. What is asked meanwhile would be drawn before the glass
 * gets the picture: a first picture waits here for nothing but itself.
 */
export function whenDrawn(gl: WebGL2RenderingContext): Promise<void> {
  const mark = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (mark === null) return Promise.resolve();
  gl.flush();
  return new Promise((resolve) => {
    const look = (): void => {
      if (gl.clientWaitSync(mark, 0, 0) === gl.TIMEOUT_EXPIRED) {
        setTimeout(look, lookEveryMs);
        return;
      }
      gl.deleteSync(mark);
      resolve();
    };
    look();
  });
}

// Looking costs the processor that draws.
const lookEveryMs = 32;
