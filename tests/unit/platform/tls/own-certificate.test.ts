import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { certificateFingerprint, makeOwnCertificate } from '../../../../main/platform/tls/own-certificate.ts';

test('the certificate is for the names it was made for, for ten years, and its fingerprint is of its DER', async () => {
  const { certificatePem } = await makeOwnCertificate(['hub.local', '192.168.1.20'], new Date('2026-11-27T09:00:00.000Z'));
  const certificate = new X509Certificate(certificatePem);
  assert.deepEqual(
    [certificate.checkHost('hub.local'), certificate.checkIP('192.168.1.20'), certificate.checkHost('other.local'), certificate.validToDate.getUTCFullYear(), certificate.ca, certificate.fingerprint256.replaceAll(':', '').toLowerCase()],
    ['hub.local', '192.168.1.20', undefined, 2036, false, certificateFingerprint(certificatePem)],
  );
});
