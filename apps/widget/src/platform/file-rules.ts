/** Which files may be sent. The server judges by content; this only spares a long upload that would be refused. */

const endings = 'png jpg jpeg jfif gif webp heic heif pdf docx xlsx pptx odt ods odp doc xls ppt wps et dps txt log csv zip mp3 mp4 m4v m4a amr'.split(' ');

export const acceptedFiles = endings.map((ending) => `.${ending}`).join(',');
export const maxFilesPerMessage = 10;

export type FileFlaw = 'file.too_large' | 'file.type_refused' | 'file.missing';

export function flawOf(file: { readonly name: string; readonly size: number; readonly type: string }, maxBytes: number): FileFlaw | null {
  if (file.size === 0) return 'file.missing';
  if (file.size > maxBytes) return 'file.too_large';
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase();
  // What is pasted often has no name, only a type.
  const fine = ending === undefined ? /^image\/(?:png|jpeg|gif|webp|heic)$/.test(file.type) : endings.includes(ending);
  return fine ? null : 'file.type_refused';
}

/** Pictures that every browser draws; others are offered as files. */
export function isPicture(type: string): boolean {
  return /^image\/(?:png|jpeg|gif|webp)$/.test(type);
}

export function sayBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${unit}`;
}
