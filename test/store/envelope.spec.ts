import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalText } from '#store/canonical.js';
import { envelopeText, leafOf } from '#store/envelope.js';
import { idBytes, idText, newEventId } from '#store/event-id.js';

const text = fc.string({ unit: 'grapheme' });
const natural = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const bytes16 = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((each) => Buffer.from(each));
const origin = fc.record({ log: text, recordedAt: text, sequence: natural });

describe('the envelope of an event', () => {
  it('is the canonical JSON of what it holds, and its hash is that of a leaf', () => {
    fc.assert(
      fc.property(
        fc.record({
          sequence: natural,
          id: bytes16,
          stream: text,
          version: natural,
          type: text,
          schema: natural,
          recordedAt: fc.constant('2026-01-02T03:04:05.678Z'),
          actor: text,
          body: text,
        }),
        fc.option(origin),
        bytes16,
        (fields, from, salt) => {
          const row = { ...fields, origin: from && canonicalText(from) };
          const { id, body, ...rest } = fields;
          const hash = createHash('sha256').update(salt).update(body).digest('hex');
          const envelope = { ...rest, id: idText(id), body: hash, ...(from && { origin: from }) };
          const expected = canonicalize(envelope) as string;
          expect(envelopeText(row, salt)).toBe(expected);
          expect(leafOf(row, salt).toString('hex')).toBe(
            createHash('sha256').update(Buffer.of(0)).update(expected).digest('hex'),
          );
        },
      ),
    );
  });

  it('has a body hash whatever the length of the body', () => {
    const salt = Buffer.alloc(16, 7);
    const row = {
      sequence: 1,
      id: newEventId(0, 1),
      stream: 'note/a',
      version: 1,
      type: 'Noted',
      schema: 1,
      recordedAt: '1970-01-01T00:00:00.000Z',
      actor: 'tester',
      origin: null,
    };
    for (const length of [0, 1, 5000, 16_368, 16_369, 200_000]) {
      const body = '€'.repeat(length);
      const hash = createHash('sha256').update(salt).update(body).digest('hex');
      expect(envelopeText({ ...row, body }, salt)).toContain(hash);
    }
  });
});

describe('ids of events', () => {
  it('are UUIDv7 of the time given, spelt and read back', () => {
    const id = newEventId(Date.parse('2026-01-02T03:04:05.678Z'), 12);
    expect(Number.parseInt(idText(id).replace('-', '').slice(0, 12), 16)).toBe(
      Date.parse('2026-01-02T03:04:05.678Z'),
    );
    expect(idBytes(idText(id))).toEqual(id);
    expect(idBytes(idText(id).toUpperCase())).toBeUndefined();
    expect(idBytes('1b4e28ba-2fa1-41d2-883f-0016d3cca427')).toBeUndefined();
  });
});
