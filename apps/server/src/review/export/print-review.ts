/** A review as a file to take home. The libraries are large: they are loaded when somebody asks for one. */

import type { ReviewDocument } from '@huiyin/domain/review/document.schema.ts';
import type { Download } from '../../platform/serve.ts';
import { type Imprint, paperOf } from './paper.ts';

export type Format = 'pptx' | 'docx' | 'pdf';

const types: Readonly<Record<Format, string>> = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

export async function printReview(document: ReviewDocument, { format, ...imprint }: Imprint & { readonly format: Format }): Promise<Download> {
  const paper = paperOf(document, imprint);
  const content = await printer(format).then((print) => print(document, paper, imprint.language));
  const name = imprint.language === 'zh' ? `${document.month}-月度复盘` : `${document.month}-review`;
  return { name: `${name}.${format}`, type: types[format], size: content.byteLength, content };
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
