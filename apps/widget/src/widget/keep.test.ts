import { describe, expect, test } from 'vitest';
import { createKeep, nothingKept, parseKept } from './keep.ts';

const item = { clientId: 'c-1', body: '你好', attachments: [], at: 1, state: 'waiting', code: null } as const;

const draft = { text: '还没写完', files: [{ id: 'file-1', name: '照片.png', type: 'image/png', size: 12 }] };

function fakeStorage(limit = Number.POSITIVE_INFINITY): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > limit) throw new Error('full');
      held.set(key, value);
    },
    removeItem: (key: string) => void held.delete(key),
    clear: () => held.clear(),
    key: (index: number) => [...held.keys()][index] ?? null,
    get length() {
      return held.size;
    },
  };
}

describe('createKeep', () => {
  test('brings a later page everything of the earlier one', () => {
    const storage = fakeStorage();
    const before = createKeep('web', storage);
    before.write({ token: 't', visitorId: 'v' });
    before.write({ formDone: true });
    before.writeOutbox([item]);
    before.writeDraft(draft);
    const after = createKeep('web', storage);
    expect(after.read()).toEqual({ ...nothingKept, token: 't', visitorId: 'v', formDone: true });
    expect(after.readOutbox()).toEqual([item]);
    expect(after.readDraft()).toEqual(draft);
    expect(createKeep('other', storage).read()).toEqual(nothingKept);
  });

  test('leaves nothing behind after a reset', () => {
    const storage = fakeStorage();
    const keep = createKeep('web', storage);
    keep.write({ token: 't' });
    keep.writeOutbox([item]);
    keep.writeDraft(draft);
    keep.clear();
    expect(storage.length).toBe(0);
    expect(keep.read()).toEqual(nothingKept);
  });

  test.each([['switched off', null], ['full', fakeStorage(0)]])('holds for this page where storage is %s', (_, storage) => {
    const keep = createKeep('web', storage);
    keep.write({ token: 't' });
    keep.writeOutbox([item]);
    expect(keep.read().token).toBe('t');
    expect(keep.readOutbox()).toEqual([item]);
    keep.clear();
    expect(keep.read()).toEqual(nothingKept);
  });
});

test.each([null, '', 'null', '{', '[]', '{"token":1,"readSeq":-3,"formDone":"yes"}'])('takes %s in storage for nothing', (text) => expect(parseKept(text)).toEqual(nothingKept));
