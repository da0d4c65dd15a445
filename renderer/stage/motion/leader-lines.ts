/** A caption's anchor on the picture, CSS pixels. */
export type Anchor = { readonly part: string; readonly x: number; readonly y: number };

export type Leader = Anchor & {
  readonly side: 'left' | 'right';
  readonly labelX: number;
  readonly labelY: number;
};

export type CaptionBox = { readonly width: number; readonly height: number; readonly marginPx: number; readonly rowPx: number };

/**
 * Places captions in a left and a right column so that no two straight leader lines cross.
 * Two crossing lines of one column are uncrossed by exchanging their rows; each exchange shortens the
 * sum of their lengths, so it ends. Lines of different columns never meet: a vertical parts them.
 */
export function placeLeaders(anchors: readonly Anchor[], box: CaptionBox): readonly Leader[] {
  const byX = [...anchors].sort((a, b) => a.x - b.x || a.y - b.y);
  const leftCount = Math.ceil(byX.length / 2);
  return [...column(byX.slice(0, leftCount), 'left', box), ...column(byX.slice(leftCount), 'right', box)];
}

export function doLeadersCross(a: Leader, b: Leader): boolean {
  const turn = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number =>
    Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  const aboutA = turn(a.labelX, a.labelY, a.x, a.y, b.labelX, b.labelY) * turn(a.labelX, a.labelY, a.x, a.y, b.x, b.y);
  const aboutB = turn(b.labelX, b.labelY, b.x, b.y, a.labelX, a.labelY) * turn(b.labelX, b.labelY, b.x, b.y, a.x, a.y);
  return aboutA < 0 && aboutB < 0;
}

function column(anchors: readonly Anchor[], side: 'left' | 'right', box: CaptionBox): readonly Leader[] {
  const labelX = side === 'left' ? box.marginPx : box.width - box.marginPx;
  const sorted = [...anchors].sort((a, b) => a.y - b.y);
  const rows = spreadRows(sorted.map((anchor) => anchor.y), box);
  const leaders: Leader[] = sorted.map((anchor, index) => ({ ...anchor, side, labelX, labelY: rows[index] ?? anchor.y }));
  while (uncrossOnce(leaders));
  return leaders.sort((a, b) => a.labelY - b.labelY);
}

function uncrossOnce(leaders: Leader[]): boolean {
  for (const [i, a] of leaders.entries()) {
    for (const [k, b] of leaders.entries()) {
      if (k <= i || !doLeadersCross(a, b)) continue;
      leaders[i] = { ...a, labelY: b.labelY };
      leaders[k] = { ...b, labelY: a.labelY };
      return true;
    }
  }
  return false;
}

/** Rows at least `rowPx` apart, as near to what they are for as one pass down and one up can bring them. */
function spreadRows(wished: readonly number[], { height, marginPx, rowPx }: CaptionBox): readonly number[] {
  const rows = [...wished];
  for (let i = 0; i < rows.length; i += 1) rows[i] = Math.max(rows[i] ?? 0, i === 0 ? marginPx : (rows[i - 1] ?? 0) + rowPx);
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    rows[i] = Math.min(rows[i] ?? 0, i === rows.length - 1 ? height - marginPx : (rows[i + 1] ?? 0) - rowPx);
  }
  return rows;
}
