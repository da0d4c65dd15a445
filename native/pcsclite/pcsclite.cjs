'use strict';

const { EventEmitter } = require('node:events');
const { setTimeout: pause } = require('node:timers/promises');
const { Context } = require('smartcard');
const { CardReader } = require('./card-reader.cjs');
const { isAway } = require('./card-state.cjs');
const { serviceAnswers } = require('./service-answers.cjs');

/** How long the service is left alone after it failed. */
const retryMs = 250;
/** A bound on waiting for a change: a reader that came without a word is found then. */
const listEveryMs = 2_000;
const cancelEveryMs = 20;
const pnp = '\\\\?PnP?\\Notification';

/**
 * Follows the service's readers for as long as it is open, through every absence of the service.
 * Emits `reader` (CardReader) and `error` (once each time the service goes).
 */
class PCSCLite extends EventEmitter {
  /** By name. */
  readers = {};
  #isClosed = false;
  #context = null;
  #isServiceKnownAway = false;
  #following;

  constructor() {
    super();
    // Whoever made it first says what it listens to.
    this.#following = new Promise((resolve) => setImmediate(resolve)).then(() => this.#follow());
  }

  /** Settles when every context was given back; stock returns nothing, and whoever ends the process must wait. */
  async close() {
    if (this.#isClosed) return this.#following;
    this.#isClosed = true;
    let isOver = false;
    const over = this.#following.then(() => (isOver = true));
    while (!isOver) {
      this.#cancel();
      // A cancel that comes before the wait began is lost: it is said again.
      await Promise.race([over, pause(cancelEveryMs)]);
    }
    return undefined;
  }

  #cancel() {
    try {
      this.#context?.cancel();
    } catch {
      // The service is away: the wait ends by itself.
      return;
    }
  }

  async #follow() {
    while (!this.#isClosed) {
      try {
        if (!(await serviceAnswers())) throw new Error('PC/SC service not running');
        if (this.#isClosed) break;
        this.#context = new Context();
        this.#isServiceKnownAway = false;
        await this.#followService(this.#context);
      } catch (error) {
        this.#tellServiceAway(error);
      }
      await this.#leaveService();
      if (!this.#isClosed) await pause(retryMs);
    }
  }

  async #followService(context) {
    let states = [];
    while (!this.#isClosed) {
      states = this.#list(context, states);
      const told = await waitForChange(context, states);
      if (told === 'list-again') {
        states = [];
        continue;
      }
      if (told.length > 0) states = told.map(({ name, state, atr }) => ({ name, state: known(name, state), atr }));
      for (const state of states) this.#apply(state);
    }
  }

  /** The states to wait from: the readers that are there now, each as it was last seen. */
  #list(context, states) {
    const names = context.listReaders().map((reader) => reader.name);
    for (const name of Object.keys(this.readers)) if (!names.includes(name)) this.#lose(name);
    const last = (name) => states.find((state) => state.name === name) ?? { name, state: 0, atr: null };
    return [...names, pnp].map(last);
  }

  #apply(seen) {
    if (seen.name === pnp || seen.state === 0) return;
    if (isAway(seen.state)) return this.#lose(seen.name);
    const reader = this.readers[seen.name] ?? this.#gain(seen.name);
    reader?.see(seen.state, seen.atr);
  }

  #gain(name) {
    try {
      const reader = new CardReader(name);
      this.readers[name] = reader;
      this.emit('reader', reader);
      return reader;
    } catch {
      // It went, or the service did, between being listed and being opened: the next change tells.
      return null;
    }
  }

  #lose(name) {
    const reader = this.readers[name];
    if (!reader) return;
    delete this.readers[name];
    reader.end();
  }

  #tellServiceAway(error) {
    if (this.#isServiceKnownAway || this.#isClosed) return;
    this.#isServiceKnownAway = true;
    this.emit('error', error);
  }

  async #leaveService() {
    const leaving = Object.values(this.readers);
    for (const name of Object.keys(this.readers)) this.#lose(name);
    await Promise.all(leaving.map((reader) => reader.released));
    this.#context?.close();
    this.#context = null;
  }
}

/** The service says `unknown reader` of one that went meanwhile; what else it says is that the service failed. */
async function waitForChange(context, states) {
  try {
    return (await context.waitForChange(states, listEveryMs)) ?? [];
  } catch (error) {
    if (/unknown reader|reader unavailable/i.test(error.message)) return 'list-again';
    throw error;
  }
}

const changed = 0x2;

/** The event counter above the flags is kept: without it, a card swapped for another goes unseen. */
function known(name, state) {
  return name === pnp ? state : (state & ~changed) >>> 0;
}

module.exports = () => new PCSCLite();
