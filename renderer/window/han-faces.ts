const address = 'han.css';

/** The Chinese and Japanese faces are 400 KB of ranges: they are read once the first scene is painted, which waits for none of them. */
export function readHanFaces(): void {
  if (document.querySelector(`link[href="${address}"]`)) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address }));
}
