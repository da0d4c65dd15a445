'use strict';

/** The flags of a reader's state, and the event counter above them. */
const flag = { unknown: 0x4, unavailable: 0x8, present: 0x20, mute: 0x200 };

/** The service knows no such reader, or cannot speak to it. */
function isAway(state) {
  return (state & (flag.unknown | flag.unavailable)) !== 0;
}

function hasCard(state) {
  return (state & flag.present) !== 0;
}

/** Another card, or the same one anew: the counter moved, or what was mute speaks. */
function isOtherCard(before, after) {
  return before >>> 16 !== after >>> 16 || (before & flag.mute) !== (after & flag.mute);
}

/** What nfc-pcsc compares: flags alone. */
function flagsOf(state) {
  return state & 0xfffd;
}

module.exports = { isAway, hasCard, isOtherCard, flagsOf };
