import type { PieceDraft } from './draft.ts';

const piecesPerWatch = 4;

const watchIds = ['W-MOR-01', 'W-MOR-02', 'W-NEV-01', 'W-NEV-02', 'W-ARE-01', 'W-ARE-02'] as const;

/** `W-MOR-01` is engraved `MOR01-0001` and up. */
export const pieces: readonly PieceDraft[] = watchIds.flatMap((watchId) => {
  const reference = watchId.slice(2).replace('-', '');
  return Array.from({ length: piecesPerWatch }, (_, index) => ({ serial: `${reference}-${String(index + 1).padStart(4, '0')}`, watchId }));
});
