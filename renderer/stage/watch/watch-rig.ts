import type { Group, Object3D, Raycaster, Texture, Vector3 } from 'three';
import type { RoomLight } from '../light/studio-light.ts';
import type { Girth } from '../motion/framing.ts';
import type { VariantChoice, WatchTime } from '../shot.ts';

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
  /** Sets hands and train. `paceMs`, when given, is the movement's own elapsed time instead of the clock's. */
  readonly setTime: (time: WatchTime, movementMs?: number) => void;
  readonly setExplode: (share: number) => void;
  /** Shows the movement's parts or leaves them out when nobody can see them. */
  readonly setOpen: (isOpen: boolean) => void;
  readonly setVariant: (choice: VariantChoice) => void;
  readonly light: (light: RoomLight) => void;
  readonly setHandsVisible: (isVisible: boolean) => void;
  readonly hands: () => readonly Object3D[];
  readonly anchors: () => readonly PartAnchor[];
  readonly partUnder: (ray: Raycaster) => string | undefined;
  /** To be uploaded before the first picture. */
  readonly textures: readonly Texture[];
  readonly dispose: () => void;
};
