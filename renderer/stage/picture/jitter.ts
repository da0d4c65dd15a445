/** Offset in pixels of the lens for sample `index`: the first is centred, the rest fill the pixel evenly (Halton 2, 3). */
export function jitterOf(index: number): readonly [number, number] {
  if (index === 0) return [0, 0];
  return [halton(index, 2) - 0.5, halton(index, 3) - 0.5];
}

function halton(index: number, base: number): number {
  let share = 1;
  let sum = 0;
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    share /= base;
    sum += share * (rest % base);
  }
  return sum;
}
