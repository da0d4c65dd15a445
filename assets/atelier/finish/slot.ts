/** Material slots: what a face is, independent of the watch. A palette says what each one is made of. */
export type Slot =
  | 'case-polished' | 'case-brushed'
  | 'hand-polished' | 'hand-brushed' | 'hand-accent' | 'index-polished' | 'index-brushed' | 'lume'
  | 'dial' | 'dial-second' | 'dial-sunk' | 'dial-hobnail' | 'dial-print' | 'dial-accent' | 'flange' | 'moon' | 'moon-sky'
  | 'sapphire'
  | 'strap' | 'strap-lining' | 'strap-thread' | 'strap-edge'
  | 'steel-polished' | 'steel-brushed' | 'steel-blued' | 'bridge' | 'plate' | 'brass' | 'gilt' | 'ruby' | 'barrel' | 'spring' | 'rotor' | 'engraving';

/** Slots that a variant axis turns into another material. */
export const caseSlots = ['case-polished', 'case-brushed'] as const satisfies readonly Slot[];
export const strapSlots = ['strap', 'strap-lining', 'strap-thread', 'strap-edge'] as const satisfies readonly Slot[];
