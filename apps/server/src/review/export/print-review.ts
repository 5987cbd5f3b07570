/** A review as a file to take home. The libraries are large: they are loaded when somebody asks for one. */

import type { ReviewDocument } from '@huiyin/domain/review/document.schema.ts';
import type { MadeFile, Tell } from '../../export/index.ts';
import { type Imprint, paperOf } from './paper.ts';

export type Format = 'pptx' | 'docx' | 'pdf';

export const fileTypes: Readonly<Record<Format, string>> = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** Told after each chapter, and once more for what binds them together. */
export async function printReview(document: ReviewDocument, { format, ...imprint }: Imprint & { readonly format: Format }, tell: Tell): Promise<MadeFile> {
  const paper = paperOf(document, imprint);
  const total = document.chapters.length + 1;
  await tell(0, total);
  const content = await printer(format).then((print) => print(document, paper, imprint.language, (chapters) => tell(chapters, total)));
  await tell(total, total);
  return { name: `${imprint.language === 'zh' ? `${document.month}-月度复盘` : `${document.month}-review`}.${format}`, content };
}

async function printer(format: Format) {
  switch (format) {
    case 'pptx':
      return (await import('./slides.ts')).printSlides;
    case 'docx':
      return (await import('./text-document.ts')).printTextDocument;
    case 'pdf':
      return (await import('./pages.ts')).printPages;
  }
}
