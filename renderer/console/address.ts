import { useEffect, useState } from 'react';

export const sectionNames = ['windows', 'settings', 'appointments', 'receipts', 'badges', 'duplicates', 'parked', 'access', 'models'] as const;

export type SectionName = (typeof sectionNames)[number];

/** The page that an advisor's phone shows, without the frame around the sections. */
export const callsAddress = '#calls';

/** Where somebody is, as the address says it: `#settings/boutique/geneve`. It can be kept and sent to a colleague. */
export type Address = { readonly section: SectionName; readonly inside: readonly string[]; readonly isCalls: boolean };

export function useAddress(): Address {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const moved = () => setHash(window.location.hash);
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  return readAddress(hash);
}

export function readAddress(hash: string): Address {
  const [named = '', ...inside] = hash.replace(/^#/, '').split('/').map(decodeURIComponent);
  const section = sectionNames.find((name) => name === named);
  const isCalls = hash === callsAddress;
  return section ? { section, inside: inside.filter((part) => part !== ''), isCalls } : { section: 'windows', inside: [], isCalls };
}
