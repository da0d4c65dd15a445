'use strict';

const { SCARD_CTL_CODE } = require('smartcard');

/** The escape command of a CCID reader is numbered by Microsoft on Windows, by pcsc-lite elsewhere. */
const escapeFunction = process.platform === 'win32' ? 3500 : 1;

/** What nfc-pcsc, and those who use it, expect to find on a reader. */
module.exports = {
  SCARD_STATE_UNAWARE: 0x0,
  SCARD_STATE_IGNORE: 0x1,
  SCARD_STATE_CHANGED: 0x2,
  SCARD_STATE_UNKNOWN: 0x4,
  SCARD_STATE_UNAVAILABLE: 0x8,
  SCARD_STATE_EMPTY: 0x10,
  SCARD_STATE_PRESENT: 0x20,
  SCARD_STATE_ATRMATCH: 0x40,
  SCARD_STATE_EXCLUSIVE: 0x80,
  SCARD_STATE_INUSE: 0x100,
  SCARD_STATE_MUTE: 0x200,
  SCARD_SHARE_EXCLUSIVE: 1,
  SCARD_SHARE_SHARED: 2,
  SCARD_SHARE_DIRECT: 3,
  SCARD_PROTOCOL_UNDEFINED: 0,
  SCARD_PROTOCOL_T0: 1,
  SCARD_PROTOCOL_T1: 2,
  SCARD_PROTOCOL_RAW: process.platform === 'win32' ? 0x10000 : 4,
  SCARD_LEAVE_CARD: 0,
  SCARD_RESET_CARD: 1,
  SCARD_UNPOWER_CARD: 2,
  SCARD_EJECT_CARD: 3,
  IOCTL_CCID_ESCAPE: SCARD_CTL_CODE(escapeFunction),
};
