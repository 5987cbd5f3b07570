/** Encryption of fields, blind look-up of what is encrypted, and signatures. Field keys and the index key are apart, so that rotating the ones leaves the other's fingerprints. */

import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Secrets } from './shell.ts';
import { StartRefusal } from './start-refusal.ts';

/** Keys of fields, from the key file. Old keys stay for reading; new values are sealed with `current`. */
export interface FieldKeys {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
  /** Never rotated together with the others: a new one would orphan every fingerprint. */
  readonly index: Buffer;
}

export function createSecrets(fieldKeys: FieldKeys, secret: string, random: (size: number) => Uint8Array = randomBytes): Secrets {
  // As key objects, because Node examines a bare buffer anew at each use, which takes longer than the cipher.
  const sealing = new Map([...fieldKeys.keys].map(([id, key]) => [id, createSecretKey(key)]));
  const index = createSecretKey(fieldKeys.index);
  const signingKeys = new Map<string, KeyObject>();

  function signingKey(purpose: string): KeyObject {
    let key = signingKeys.get(purpose);
    if (!key) {
      key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'huiyin', `sign:${purpose}`, 32)));
      signingKeys.set(purpose, key);
    }
    return key;
  }

  function sign(purpose: string, text: string): string {
    return createHmac('sha256', signingKey(purpose)).update(text).digest('base64url');
  }

  return {
    seal(plain, place) {
      const keyId = fieldKeys.current;
      const nonce = random(12);
      const cipher = createCipheriv('aes-256-gcm', sealing.get(keyId)!, nonce);
      cipher.setAAD(Buffer.from(`${place}|${keyId}`));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return ['v1', keyId, toText(nonce), toText(sealed), toText(cipher.getAuthTag())].join(':');
    },
    open(sealed, place) {
      const [version, keyId, nonce, text, tag, ...rest] = sealed.split(':');
      if (version !== 'v1' || !keyId || !nonce || text === undefined || !tag || rest.length > 0) throw new Error('not a sealed value');
      const key = sealing.get(keyId);
      if (!key) throw new Error(`sealed with a key that the key file does not hold: ${keyId}`);
      const decipher = createDecipheriv('aes-256-gcm', key, fromText(nonce), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(`${place}|${keyId}`));
      decipher.setAuthTag(fromText(tag));
      return decipher.update(fromText(text), undefined, 'utf8') + decipher.final('utf8');
    },
    fingerprint(field, normalised) {
      return createHmac('sha256', index).update(`${field}:${normalised}`).digest('hex');
    },
    sign,
    verify(purpose, text, signature) {
      const expected = Buffer.from(sign(purpose, text));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}

/** A key file: one `name key` a line (32 bytes, base64url), `index` once, the last other line being the key in use. */
export function parseFieldKeys(text: string): FieldKeys {
  const keys = new Map<string, Buffer>();
  let index: Buffer | undefined;
  let current: string | undefined;
  for (const [number, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [name, encoded, ...rest] = line.trim().split(/\s+/);
    const key = Buffer.from(encoded ?? '', 'base64url');
    if (!name || !/^[A-Za-z0-9_-]{1,32}$/.test(name) || rest.length > 0 || key.length !== 32) {
      throw new Error(`line ${number + 1} is not "name key" with a key of 32 bytes in base64url`);
    }
    if (keys.has(name) || (name === 'index' && index)) throw new Error(`line ${number + 1} names ${name} again`);
    if (name === 'index') index = key;
    else {
      keys.set(name, key);
      current = name;
    }
  }
  if (!index) throw new Error('there is no line "index …"');
  if (!current) throw new Error('there is no key for fields');
  return { current, keys, index };
}

export function readFieldKeys(file: string): FieldKeys {
  try {
    return parseFieldKeys(readFileSync(file, 'utf8'));
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? `there is no such file; make one with: npx huiyin key-file ${file}` : (cause as Error).message;
    throw new StartRefusal(`HUIYIN_KEY_FILE (${file}) cannot be used: ${reason}`, { exitCode: 2, cause });
  }
}

/** The text of a new key file; with the text of an old one, its keys stay readable and a new one is put in use. */
export function newKeyFile(before: string | null = null): string {
  const key = toText(randomBytes(32));
  if (before === null) return `# Keys of Huiyin's encrypted fields. Lose this file and the fields are lost; keep copies apart from the database's.\nindex ${toText(randomBytes(32))}\nk1 ${key}\n`;
  return `${before.trimEnd()}\nk${parseFieldKeys(before).keys.size + 1} ${key}\n`;
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

function fromText(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}
