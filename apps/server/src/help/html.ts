/** The one template of the help centre's pages: whatever is put into it is escaped, unless it is a piece made by it. */

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[];

/** `` html`<p title="${words}">${words}</p>` ``: values stand in text or in quoted attributes. Nothing, null and false leave nothing; lists stand one after the other. */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return new Html(parts.map((part, index) => (index === 0 ? part : written(values[index - 1]) + part)).join(''));
}

/** For what `renderMarkdown` made, and our own constants; never for words that somebody wrote. */
export function safe(text: string): Html {
  return new Html(text);
}

function written(value: Piece): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  return escapeHtml(String(value));
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign]!);
}
