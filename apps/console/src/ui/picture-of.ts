/** What is drawn within an element as one PNG: every canvas where it stands, and the words over it. */

const [edge, head, scale] = [16, 44, 2];

/** Null: nothing is drawn there. `captions`: what marks a part's own heading within the element. */
export async function pictureOf(element: HTMLElement, title: string, subtitle: string, captions: string): Promise<Blob | null> {
  const drawn = [...element.querySelectorAll('canvas')];
  if (drawn.length === 0) return null;
  const boxes = [...drawn, ...element.querySelectorAll<HTMLElement>(captions)].map((each) => each.getBoundingClientRect());
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
  const canvas = Object.assign(document.createElement('canvas'), { width: (right - left + 2 * edge) * scale, height: (bottom - top + 2 * edge + head) * scale });
  const pen = canvas.getContext('2d')!;
  const font = getComputedStyle(document.body).fontFamily;
  const write = (words: string, x: number, y: number, style: string, colour: string) => {
    pen.font = `${style} ${font}`;
    pen.fillStyle = colour;
    pen.fillText(words, x, y);
  };
  pen.scale(scale, scale);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  write(title, edge, edge + 14, '600 15px', '#1d2433');
  write(subtitle, edge, edge + 32, '12px', '#5b6475');
  for (const each of drawn) {
    const box = each.getBoundingClientRect();
    pen.drawImage(each, box.left - left + edge, box.top - top + edge + head, box.width, box.height);
  }
  for (const caption of element.querySelectorAll<HTMLElement>(captions)) {
    const box = caption.getBoundingClientRect();
    write(caption.textContent ?? '', box.left - left + edge, box.top - top + edge + head + 13, '500 13px', '#1d2433');
  }
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
