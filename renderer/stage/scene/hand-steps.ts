import { Vector3, type DirectionalLight, type PerspectiveCamera } from 'three';
import { whenDrawn } from '../picture/when-drawn.ts';
import type { Cast } from './cast.ts';
import { footprintOf, stepHands } from './hand-footprint.ts';
import type { Region } from '../picture/region.ts';

/** Where the hands stand on the glass, what a step of theirs draws again, and what it costs. */
export class HandSteps {
  /** What of the picture is drawn again; undefined for all of it. */
  regions: readonly Region[] | undefined;
  /** Milliseconds from the last measured step's frame until its last pixel was there. */
  costMs = 0;
  #drawn: readonly (Region | undefined)[] = [];
  #fromMs = 0;
  readonly #slackPx: number;

  /** A slow hand is drawn again once its edges have moved by `slackPx` in all. */
  constructor(slackPx: number) {
    this.#slackPx = slackPx;
  }

  /** A picture begins: all of it, or after a beat only what the hands left and entered. */
  begin(isBeat: boolean, cast: Cast, camera: PerspectiveCamera, key: DirectionalLight, widthPx: number, heightPx: number): void {
    toLight.copy(key.position).sub(key.target.position);
    const now = cast.rigs.flatMap((rig) => [...rig.hands.values()].map((hand) => footprintOf(hand, rig.root, toLight, camera, widthPx, heightPx)));
    const step = isBeat ? stepHands(this.#drawn, now, this.#slackPx) : undefined;
    this.#drawn = step?.hands ?? now;
    this.regions = step?.regions;
    this.#fromMs = performance.now();
  }

  /** Answers once the picture is drawn; false if another has begun meanwhile. */
  async measure(gl: WebGL2RenderingContext): Promise<boolean> {
    const from = this.#fromMs;
    await whenDrawn(gl);
    if (this.#fromMs !== from) return false;
    if (this.regions !== undefined) this.costMs = performance.now() - from;
    return true;
  }
}

const toLight = new Vector3();
