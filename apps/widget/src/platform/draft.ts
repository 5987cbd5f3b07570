/** What was begun and not sent yet: words, and files that the server has already. */

import type { AttachmentView } from '@huiyin/domain/ticket/message.contract.ts';

export interface Draft {
  readonly text: string;
  readonly files: readonly AttachmentView[];
}

export const noDraft: Draft = { text: '', files: [] };

/** Storage belongs to the host page: whatever lies there may be anything. Words alone are kept as they are. */
export function parseDraft(kept: string | null): Draft {
  if (kept === null) return noDraft;
  try {
    const { text, files } = JSON.parse(kept) as { text?: unknown; files?: unknown };
    if (typeof text === 'string' && Array.isArray(files)) return { text, files: files.filter(isFile) };
  } catch {
    // Not ours, or words that were kept before files were.
  }
  return { text: kept, files: [] };
}

export function writeDraft({ text, files }: Draft): string | null {
  if (files.length > 0) return JSON.stringify({ text, files });
  return text === '' ? null : parseDraft(text).text === text ? text : JSON.stringify({ text, files });
}

function isFile(value: unknown): value is AttachmentView {
  const file = value as Partial<AttachmentView> | null;
  return typeof file === 'object' && file !== null && typeof file.id === 'string' && typeof file.name === 'string' && typeof file.type === 'string' && typeof file.size === 'number';
}
