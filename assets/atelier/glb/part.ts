import type { Arbor } from '#domain/horology/pose-movement.ts';
import type { Solid } from '../shape/solid.ts';
import type { V3 } from '../shape/vector.ts';

/** A named piece of a watch: a pivot with its body, and the pieces that ride on it. Millimetres, in its parent's frame. */
export type Part = {
  readonly name: string;
  readonly solid: Solid;
  readonly pivot?: V3;
  readonly creaseDeg?: number;
  readonly parts?: readonly Part[];
  readonly explode?: { readonly by: V3; readonly order: number };
  readonly arbor?: Arbor;
  /** The trade's term; also what the domain calls the part where it turns. */
  readonly caption?: string;
  readonly anchor?: V3;
  readonly finish?: string;
  readonly isMovement?: boolean;
};
