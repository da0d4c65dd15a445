import { useMemo } from 'react';
import qrcode from 'qrcode-generator';

/** A QR code (ISO/IEC 18004) of a text, drawn as one path on its quiet zone; dark on light whatever the hour, so that phones read it. */
export function CodePicture({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, modules } = useMemo(() => drawCode(text), [text]);
  const quiet = 4;
  return (
    <svg className="code-picture" role="img" aria-label={label} viewBox={`${-quiet} ${-quiet} ${modules + 2 * quiet} ${modules + 2 * quiet}`} shapeRendering="crispEdges">
      <rect x={-quiet} y={-quiet} width="100%" height="100%" fill="#f3f2ee" />
      <path d={path} fill="#14191b" />
    </svg>
  );
}

function drawCode(text: string): { readonly path: string; readonly modules: number } {
  const code = qrcode(0, 'M');
  code.addData(String.fromCharCode(...new TextEncoder().encode(text)), 'Byte');
  code.make();
  const modules = code.getModuleCount();
  const rows = Array.from({ length: modules }, (_row, y) => Array.from({ length: modules }, (_cell, x) => (code.isDark(y, x) ? `M${x} ${y}h1v1h-1z` : '')).join(''));
  return { path: rows.join(''), modules };
}
