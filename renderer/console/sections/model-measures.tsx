import type { ModelFacts, ModelWeight } from '#contract/model-intake.ts';

const inMm = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en-GB');

/** What an intake measured, as it was brought and as it is shown. */
export function ModelMeasures({ facts: { sizeMm, brought, taken, notes } }: { readonly facts: ModelFacts }) {
  return (
    <>
      <p>True size {sizeMm.map((mm) => inMm.format(mm)).join(' × ')} mm</p>
      <table>
        <thead><tr><th /><th className="figure">Megabytes</th><th className="figure">Triangles</th><th className="figure">Draws</th><th className="figure">Pictures</th><th className="figure">Widest, px</th></tr></thead>
        <tbody><Weight name="Brought" weight={brought} /><Weight name="Taken in" weight={taken} /></tbody>
      </table>
      {notes.length > 0 && <ul className="notes">{notes.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
    </>
  );
}

function Weight({ name, weight: { bytes, triangles, draws, textures, widestTexturePx } }: { readonly name: string; readonly weight: ModelWeight }) {
  return (
    <tr>
      <td>{name}</td><td className="figure">{(bytes / 1_000_000).toFixed(2)}</td>
      {[triangles, draws, textures, widestTexturePx].map((figure, place) => <td key={place} className="figure">{whole.format(figure)}</td>)}
    </tr>
  );
}
