/** An article in the version that was looked at, and how surely it fits. */

export interface ArticleLinkProps {
  readonly articleId: string;
  readonly version: number;
  readonly title: string;
  /** 0…1. */
  readonly confidence?: number;
}

export function ArticleLink({ articleId, version, title, confidence }: ArticleLinkProps) {
  return (
    <>
      <a href={`/knowledge/${articleId}?version=${version}`} target="_blank" rel="noopener">{title}</a>
      {confidence !== undefined && <small className="numbers"> {percentOf(confidence)}</small>}
    </>
  );
}

/** Never 100% of what a machine supposes, nor 0% of what it found. */
export function percentOf(share: number): string {
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))}%`;
}
