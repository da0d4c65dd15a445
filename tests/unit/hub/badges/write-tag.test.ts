import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pieceSerial, watchId } from '#contract/ids.ts';
import { demonstrationDomain } from '#contract/tag-record.ts';
import { writeTag } from '../../../../main/hub/badges/write-tag.ts';
import { nameInMessage } from '../../../../main/platform/tag-reader/name-in-message.ts';
import { parseNdef } from '../../../../main/platform/tag-reader/parse-ndef.ts';

test('a tag that the hub issues names its piece to the window that reads it', () => {
  fc.assert(fc.property(fc.stringMatching(/^[A-Z]{3}\d{2}-\d{4}$/), (text) => {
    const serial = pieceSerial.parse(text);
    const parsed = parseNdef(Buffer.from(writeTag({ serial, watchId: watchId.parse('W-MOR-01') }).ndef, 'base64'));
    assert.ok('records' in parsed);
    assert.deepEqual(nameInMessage(parsed.records, demonstrationDomain), { kind: 'piece', serial });
  }));
});
