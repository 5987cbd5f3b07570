/** Which files we take, told by looking at their content. A name that says otherwise is refused: nobody should open what is not what it seems. */

import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** Type → endings under which it may come. */
const taken: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  // Word, Excel and PowerPoint of before 2007, and WPS, share one container that does not tell them apart.
  'application/x-cfb': ['doc', 'xls', 'ppt', 'wps', 'et', 'dps'],
  'application/zip': ['zip'],
  'audio/mpeg': ['mp3'],
  'video/mp4': ['mp4', 'm4v'],
  'audio/mp4': ['m4a', 'mp4'],
  'audio/x-m4a': ['m4a'],
  'audio/amr': ['amr'],
};

/** What the old containers are called by the programs that open them. */
const oldOffice: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  wps: 'application/vnd.ms-works',
  et: 'application/vnd.ms-excel',
  dps: 'application/vnd.ms-powerpoint',
};

const texts: Readonly<Record<string, string>> = { txt: 'text/plain', log: 'text/plain', csv: 'text/csv' };

/** The type to keep and to send, or null: refused. */
export async function judgeContent(path: string, name: string): Promise<string | null> {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = await fileTypeFromFile(path).catch(() => undefined);
  if (found === undefined) return ending in texts && (await isPlainText(path)) ? texts[ending]! : null;
  const type: string = found.mime;
  if (!(type in taken) || !taken[type]!.includes(ending)) return null;
  return type === 'application/x-cfb' ? oldOffice[ending]! : type;
}

/** UTF-8 or GB18030 throughout, without the control characters of a program and without markup that a browser would run. */
async function isPlainText(path: string): Promise<boolean> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const chinese = new TextDecoder('gb18030', { fatal: true });
  let [isUtf8, isChinese, head] = [true, true, ''];
  const handle = await open(path);
  try {
    for await (const chunk of handle.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>) {
      if (chunk.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d)) return false;
      const [asUtf8, asChinese] = [isUtf8 ? decoded(utf8, chunk) : null, isChinese ? decoded(chinese, chunk) : null];
      isUtf8 &&= asUtf8 !== null;
      isChinese &&= asChinese !== null;
      if (!isUtf8 && !isChinese) return false;
      const text = head + (asUtf8 ?? asChinese ?? '');
      if (holdsMarkup(text)) return false;
      head = text.slice(-40);
    }
    return (isUtf8 && decoded(utf8) !== null) || (isChinese && decoded(chinese) !== null);
  } finally {
    await handle.close();
  }
}

/** No chunk means the end: a character that was cut off there is an error. */
function decoded(decoder: TextDecoder, chunk?: Uint8Array): string | null {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    return null;
  }
}

/** Only what makes a page or a script of a text; `a < b` and `<name>` in a log stay text. */
function holdsMarkup(text: string): boolean {
  return /<\s*(?:!doctype|\?xml|\?php|html|head|body|script|svg|iframe|object|embed|link|meta|style|img|a\s)|^\s*#!/i.test(text);
}
