import { useEffect, useState } from 'react';

export const sectionNames = ['windows', 'settings', 'appointments', 'receipts', 'badges', 'parked', 'access'] as const;

export type SectionName = (typeof sectionNames)[number];

/** Where somebody is, as the address says it: `#settings/boutique/geneve`. It can be kept and sent to a colleague. */
export type Address = { readonly section: SectionName; readonly inside: readonly string[] };

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
  return section ? { section, inside: inside.filter((part) => part !== '') } : { section: 'windows', inside: [] };
}
