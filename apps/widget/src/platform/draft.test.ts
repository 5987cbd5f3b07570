import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noDraft, parseDraft, writeDraft } from './draft.ts';

const file = { id: 'file-1', name: '照片.png', type: 'image/png', size: 12 };

test('a draft comes back as it was, whatever its words look like', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('{"text":"x","files":[]}', 'null', '[1]', '{'));
  fc.assert(fc.property(text, fc.subarray([file, { ...file, id: 'file-2' }]), (words, files) => void expect(parseDraft(writeDraft({ text: words, files }))).toEqual({ text: words, files })));
});

test('what somebody else put there does no harm', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (kept) => void expect(typeof parseDraft(kept).text).toBe('string')));
  expect(parseDraft(null)).toEqual(noDraft);
  expect(parseDraft('{"text":"x","files":[null,{"id":1},"a"]}')).toEqual({ text: 'x', files: [] });
});
