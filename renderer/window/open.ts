/** A picture that is not painted by then is not waited for. */
const patienceMs = 1000;

/** The page's first script: the frame that shows what the page opens on is handed over before the programme is begun, which takes the processor. */
const picture = document.querySelector<HTMLImageElement>('#opening img');
if (picture) await Promise.race([handedOver(picture), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
await import('./main.tsx');

/** Settles at once for a picture that cannot be had. */
function handedOver(awaited: HTMLImageElement): Promise<void> {
  return awaited.decode().then(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))), () => undefined);
}

export {};
