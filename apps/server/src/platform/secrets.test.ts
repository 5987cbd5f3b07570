import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSecrets, newKeyFile, parseFieldKeys } from './secrets.ts';

const keys = parseFieldKeys(newKeyFile());
const secrets = createSecrets(keys, 'a secret of at least thirty-two characters');
const place = 'customer|42|phone';

describe('seal and open', () => {
  test('agree with a vector computed elsewhere', () => {
    const vectorKeys = { current: 'v1', keys: new Map([['v1', Buffer.alloc(32, 1)]]), index: Buffer.alloc(32) };
    const vector = createSecrets(vectorKeys, '', (size) => Buffer.alloc(size, 2));
    const [, , , text, tag] = vector.seal('+8613800138000', 'tenant1|contact|42|phone').split(':');
    expect(Buffer.from(text!, 'base64url').toString('hex')).toBe('2ceeff78796ff1cde2ff84f86c97');
    expect(Buffer.from(tag!, 'base64url').toString('hex')).toBe('ee7a46ff176bc62b3fec7ff305a2ad43');
    expect(vector.fingerprint('phone', '+8613800138000')).toBe('e2633f8b32e323b63cce00bd9674e36866d81e2f5deb492b3693dff4d0593bad');
  });

  test('give back any text, and never the same ciphertext twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = secrets.seal(text, place);
        expect(secrets.open(sealed, place)).toBe(text);
        expect(secrets.seal(text, place)).not.toBe(sealed);
      }),
    );
  });

  test('refuse a value that was moved to another place', () => {
    expect(() => secrets.open(secrets.seal('138', place), 'customer|43|phone')).toThrow();
  });

  test('refuse a value of which any part was changed', () => {
    const parts = secrets.seal('13800138000', place).split(':');
    for (const index of parts.keys()) {
      const changed = parts.with(index, parts[index]!.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')));
      expect(() => secrets.open(changed.join(':'), place)).toThrow();
    }
    expect(() => secrets.open(parts.with(4, parts[4]!.slice(0, 6)).join(':'), place)).toThrow();
    expect(() => secrets.open('13800138000', place)).toThrow();
  });

  test('read what an older key sealed after a new one is put in use', () => {
    const before = newKeyFile();
    const old = createSecrets(parseFieldKeys(before), 's');
    const rotated = createSecrets(parseFieldKeys(newKeyFile(before)), 's');
    expect(rotated.open(old.seal('138', place), place)).toBe('138');
    expect(() => old.open(rotated.seal('138', place), place)).toThrow(/key file does not hold/);
    expect(rotated.fingerprint('phone', '138')).toBe(old.fingerprint('phone', '138'));
  });
});

describe('sign and verify', () => {
  test('accept their own signature, and only for its purpose and text', () => {
    const signature = secrets.sign('visitor', 'abc');
    expect(secrets.verify('visitor', 'abc', signature)).toBe(true);
    expect(secrets.verify('ticket', 'abc', signature)).toBe(false);
    expect(secrets.verify('visitor', 'abd', signature)).toBe(false);
    expect(secrets.verify('visitor', 'abc', '')).toBe(false);
  });
});

describe('a key file', () => {
  test.each([
    ['without an index key', `k1 ${'A'.repeat(43)}`],
    ['without a key for fields', `index ${'A'.repeat(43)}`],
    ['with a short key', 'index AAAA'],
    ['with a name twice', `index ${'A'.repeat(43)}\nk1 ${'A'.repeat(43)}\nk1 ${'A'.repeat(43)}`],
  ])('is refused %s', (_, text) => {
    expect(() => parseFieldKeys(text)).toThrow();
  });
});
