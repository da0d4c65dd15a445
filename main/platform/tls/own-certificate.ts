import { createHash, X509Certificate } from 'node:crypto';

export type TlsIdentity = { readonly certificatePem: string; readonly privateKeyPem: string };

const validYears = 10;

/**
 * A certificate of the hub's own, for windows that pin it when they pair; no authority vouches for it.
 * @param names host names and IPv4 addresses it may be reached by
 */
export async function makeOwnCertificate(names: readonly string[], now: Date): Promise<TlsIdentity> {
  const notAfterDate = new Date(now);
  notAfterDate.setUTCFullYear(notAfterDate.getUTCFullYear() + validYears);
  const altNames = names.map((name) => (/^\d+(?:\.\d+){3}$/.test(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name }));
  // More than a hundred modules, for what is done once in a hub's life: whoever has a certificate starts without them.
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'Vitrine hub' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: now,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  return { certificatePem: made.cert, privateKeyPem: made.private };
}

/** SHA-256 of the certificate (DER), lower-case hexadecimal: what a window pins. */
export function certificateFingerprint(certificatePem: string): string {
  return createHash('sha256').update(new X509Certificate(certificatePem).raw).digest('hex');
}
