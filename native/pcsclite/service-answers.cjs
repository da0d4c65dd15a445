'use strict';

const { connect } = require('node:net');

const withinMs = 1_000;
/** pcsc-lite's own greeting (winscard_msg.h): size and number of the message, then the protocol's version and a place for the result. */
const greeting = Buffer.alloc(20);
[12, 0x11, 4, 4, 0].forEach((value, index) => greeting.writeUInt32LE(value, index * 4));

/**
 * Whether the service says anything at all. Opening a context waits for it without a bound and holds up the whole loop:
 * a service that is there and hangs must be found out before. Elsewhere than on Linux there is no such socket, and no such wait.
 */
function serviceAnswers() {
  if (process.platform !== 'linux') return Promise.resolve(true);
  return new Promise((resolve) => {
    const line = connect(process.env.PCSCLITE_CSOCK_NAME ?? '/run/pcscd/pcscd.comm');
    const end = (isThere) => {
      line.destroy();
      resolve(isThere);
    };
    line.setTimeout(withinMs, () => end(false));
    line.once('connect', () => line.write(greeting));
    line.once('data', () => end(true));
    line.once('error', () => end(false));
    line.once('close', () => end(false));
  });
}

module.exports = { serviceAnswers };
