/** Where one is among a few, drawn as hairlines of which one is lit; the words for it are the scene's. */
export function Ticks({ count, at }: { readonly count: number; readonly at: number }) {
  if (count < 2) return null;
  return <div className="ticks" aria-hidden="true">{Array.from({ length: count }, (_tick, index) => <i key={index} data-lit={index === at} />)}</div>;
}
