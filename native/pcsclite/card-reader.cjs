'use strict';

const { EventEmitter } = require('node:events');
const { setTimeout: pause } = require('node:timers/promises');
const { Context } = require('smartcard');
const constants = require('./constants.cjs');
const { flagsOf, hasCard, isOtherCard } = require('./card-state.cjs');

/** How long a reader that went is waited for while it still holds an exchange. */
const releaseMs = 1_000;

/**
 * One reader, with a context of its own: the service locks a context for as long as an exchange lasts,
 * so that neither the wait for changes nor another reader hangs with a card that does.
 * Emits `status` ({ state, atr }), `end` and `error`, as stock does; `state` is what was told before.
 */
class CardReader extends EventEmitter {
  /** Flags last told. */
  state = 0;
  connected = false;
  /** Settles after `end`, when the context was given back or is given up. */
  released = Promise.resolve();
  #context;
  #reader;
  #card = null;
  #queue = Promise.resolve();
  /** The state last seen, and the one last told. */
  #seen = null;
  #told = 0;
  #isTelling = false;
  #isEnded = false;

  /** @throws when the service does not know the reader */
  constructor(name) {
    super();
    this.name = name;
    this.#context = new Context();
    this.#reader = this.#context.listReaders().find((reader) => reader.name === name);
    if (this.#reader) return;
    this.#context.close();
    throw new Error(`no reader ${name}`);
  }

  connect(options, callback) {
    const [{ share_mode: mode = this.SCARD_SHARE_EXCLUSIVE, protocol }, done] = typeof options === 'function' ? [{}, options] : [options, callback];
    const wanted = protocol ?? (mode === this.SCARD_SHARE_DIRECT ? 0 : this.SCARD_PROTOCOL_T0 | this.SCARD_PROTOCOL_T1);
    this.#inTurn(async () => {
      this.#card ??= await this.#reader.connect(mode, wanted);
      this.connected = true;
      return this.#card.protocol;
    }, done);
  }

  /** In its turn, after the exchange in flight: the service would make the whole loop wait for it. */
  disconnect(disposition, callback) {
    const [how, done] = typeof disposition === 'function' ? [this.SCARD_UNPOWER_CARD, disposition] : [disposition, callback];
    this.#inTurn(async () => this.#letGo(how), done);
  }

  transmit(data, answerLength, _protocol, callback) {
    this.#inTurn(() => this.#connected().transmit(data, answerLength > 0 ? { maxRecvLength: answerLength } : {}), callback);
  }

  control(data, code, _answerLength, callback) {
    this.#inTurn(() => this.#connected().control(code, data), callback);
  }

  get_status(callback) {
    callback(null, this.state, this.#seen?.atr ?? undefined);
  }

  /** Stock's: tells nothing more. */
  close() {
    this.end();
  }

  /** The watch over the service saw this state. */
  see(state, atr) {
    this.#seen = { state, atr };
    if (this.#isTelling) return;
    this.#isTelling = true;
    void this.#tell().finally(() => (this.#isTelling = false));
  }

  /** The reader went, or its service did: a card that lay on it is taken off first. */
  end() {
    if (this.#isEnded) return;
    this.#isEnded = true;
    if (hasCard(this.state)) this.#emitStatus(this.SCARD_STATE_EMPTY, null);
    this.released = this.#release();
    this.emit('end');
  }

  /** One card goes before another comes, and nothing that was asked of the first is left when the second is told. */
  async #tell() {
    while (!this.#isEnded && this.#seen.state !== this.#told) {
      const before = this.#told;
      const { state, atr } = this.#seen;
      if (hasCard(before) && (!hasCard(state) || isOtherCard(before, state))) {
        this.#told = hasCard(state) ? 0 : state;
        this.#emitStatus(this.SCARD_STATE_EMPTY, null);
        await this.#settled();
        continue;
      }
      this.#told = state;
      this.#emitStatus(flagsOf(state), atr);
    }
  }

  #emitStatus(state, atr) {
    this.emit('status', atr === null ? { state } : { state, atr });
    this.state = state;
  }

  async #settled() {
    let last;
    do {
      last = this.#queue;
      await last;
      // Whoever waited for an answer has its turn to ask for more.
      await new Promise((resolve) => setImmediate(resolve));
    } while (last !== this.#queue && !this.#isEnded);
  }

  #connected() {
    if (this.#card) return this.#card;
    throw new Error('Card is not connected');
  }

  #letGo(disposition) {
    const card = this.#card;
    this.#card = null;
    this.connected = false;
    try {
      card?.disconnect(disposition);
    } catch {
      // A card that went, or a service that did, was let go by that already.
      return undefined;
    }
    return undefined;
  }

  /** One exchange at a time: several at once would each hold one of Node's few threads, waiting for the same lock. */
  #inTurn(act, callback) {
    const answer = this.#queue.then(() => {
      if (this.#isEnded) throw new Error('Reader unavailable');
      return act();
    });
    this.#queue = answer.then(() => undefined, () => undefined);
    void answer.then((value) => callback(null, value), (error) => callback(error));
  }

  async #release() {
    const isIdle = await Promise.race([this.#queue.then(() => true), pause(releaseMs, false, { ref: false })]);
    if (isIdle) return this.#giveBack();
    // An exchange that hangs holds the context's lock: it is given back when, and if, it ends.
    process.once('exit', endByForce);
    void this.#queue.then(() => {
      process.removeListener('exit', endByForce);
      this.#giveBack();
    });
    return undefined;
  }

  #giveBack() {
    this.#letGo(this.SCARD_LEAVE_CARD);
    this.#context.close();
  }
}

/** The runtime would wait for the thread in which an exchange hangs, for ever: when everything else has ended, so does the process. */
function endByForce() {
  process.kill(process.pid, 'SIGKILL');
}

Object.assign(CardReader.prototype, constants);

module.exports = { CardReader };
