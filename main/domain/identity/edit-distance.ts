/** Insertions, deletions, other letters and neighbours swapped between two texts; stops counting beyond `most` and answers `most + 1`. */
export function editDistance(left: string, right: string, most: number): number {
  const [from, to] = [[...left], [...right]];
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of from.entries()) {
    const current = [row + 1];
    for (const [column, other] of to.entries()) {
      const swapped = letter === to[column - 1] && from[row - 1] === other ? at(beforeLast, column - 1) + 1 : Infinity;
      current.push(Math.min(at(last, column + 1) + 1, at(current, column) + 1, at(last, column) + (letter === other ? 0 : 1), swapped));
    }
    if (Math.min(...current) > most) return most + 1;
    [beforeLast, last] = [last, current];
  }
  return Math.min(at(last, to.length), most + 1);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
