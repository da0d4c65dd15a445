import type { Group, Object3D, Raycaster, Texture, Vector3 } from 'three';
import type { Calibre } from '#domain/horology/calibre.ts';
import type { MovementInstant } from '#domain/horology/pose-movement.ts';
import type { GroundShadow } from '../material/ground-shadow.ts';
import type { RoomLight } from '../light/studio-light.ts';
import type { Girth } from '../motion/framing.ts';
import type { HandAngles } from '../still/hand-placing.ts';
import type { VariantChoice } from '../shot.ts';

/** A part's caption point, in the stage's world. */
export type PartAnchor = { readonly part: string; readonly at: Vector3 };

/**
 * A loaded watch ready to be played: dial towards +Z, 12 towards +Y, metres, origin where the hands turn.
 * Everything that changes it is here; nothing outside walks its nodes.
 */
export type WatchRig = {
  readonly watchId: string;
  readonly root: Group;
  readonly girth: Girth;
  /** Steps a second of its seconds hand. */
  readonly stepsPerSecond: number;
  /** Undefined for a model that is not one of the atelier's: nothing in it turns. */
  readonly calibre: Calibre | undefined;
  /** Sets hands and train: running, at that very instant; settled, as they stand after the last beat. */
  readonly setTime: (instant: MovementInstant, isRunning: boolean) => void;
  readonly setExplode: (share: number) => void;
  /** Shows the movement's parts or leaves them out when nobody can see them. */
  readonly setOpen: (isOpen: boolean) => void;
  readonly setVariant: (choice: VariantChoice) => void;
  /** Lies behind the watch and does not turn with it. */
  readonly ground: GroundShadow;
  readonly light: (light: RoomLight) => void;
  /** Overrules the time: these hands at these clockwise dial angles (degrees) and no others; undefined gives the time back. */
  readonly poseHands: (angles: HandAngles | undefined) => void;
  readonly hands: ReadonlyMap<string, Object3D>;
  readonly anchors: () => readonly PartAnchor[];
  readonly partUnder: (ray: Raycaster) => string | undefined;
  /** Names of its variants, `Case/Gold`. */
  readonly variants: readonly string[];
  /** To be uploaded before the first picture. */
  readonly textures: readonly Texture[];
  readonly dispose: () => void;
};
