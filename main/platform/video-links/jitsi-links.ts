import { createHmac } from 'node:crypto';
import type { VideoLinks } from './video-links.ts';

const roomLetters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Jitsi-style rooms: whoever has the URL may enter, so the room's name is 80 bits that only this hub can make from the meeting's key. */
export function jitsiLinks({ url, secret }: { readonly url: string; readonly secret: string }): VideoLinks {
  return {
    linkFor: ({ key }) => {
      const bytes = createHmac('sha256', secret).update(`room/${key}`).digest();
      const room = Array.from(bytes.subarray(0, 16), (byte) => roomLetters[byte % roomLetters.length]).join('');
      return Promise.resolve({ outcome: 'made', url: new URL(room, url.endsWith('/') ? url : `${url}/`).href });
    },
  };
}
