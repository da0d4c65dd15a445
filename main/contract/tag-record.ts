/** What the maison writes on its tags: NFC Forum external record types under its own domain, and addresses there. */

/** The demonstration's maison; another one names its own to each window. */
export const demonstrationDomain = 'serac.example';

/** A piece: the payload is its serial in ASCII. */
export function pieceRecordType(domain: string): string {
  return `${domain}:piece`;
}

/** A badge says that it is one, and nothing else. */
export function badgeRecordType(domain: string): string {
  return `${domain}:badge`;
}
