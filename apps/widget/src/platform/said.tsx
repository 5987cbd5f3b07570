/** Plain text with its addresses made links. */

import { linkify } from './linkify.ts';

export function Said({ text }: { readonly text: string }) {
  return (
    <>
      {linkify(text).map((part) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ),
      )}
    </>
  );
}
