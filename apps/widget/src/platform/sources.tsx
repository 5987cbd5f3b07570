/** What a message quotes: each a link to the very version, in the help centre. */

import type { Citation } from '@huiyin/domain/ticket/message.contract.ts';

interface SourcesProps {
  readonly citations: readonly Citation[];
  /** Where the server is: the widget lives on pages of others. */
  readonly origin: string;
  readonly label: string;
}

export function Sources({ citations, origin, label }: SourcesProps) {
  if (citations.length === 0) return null;
  return (
    <ul class="sources" aria-label={label}>
      {citations.map(({ articleId, version, title }, index) => (
        <li key={articleId}>
          <a href={`${origin}/help/articles/${articleId}?version=${version}`} target="_blank" rel="noopener">
            <span aria-hidden="true">[{index + 1}] </span>
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
