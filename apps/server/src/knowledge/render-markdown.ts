/**
 * THE place where Markdown becomes HTML. Raw HTML is shown as the text it is; links go to the web, to a mailbox, to a telephone or to
 * another article, and pictures are files of ours: nothing else becomes an address, so that no article can run anything in a reader's page
 * or tell a stranger's server who reads it.
 */

import MarkdownIt from 'markdown-it';

/** Where the page shows other articles and pictures; null: not to this reader, so the words stand without a link. */
export interface Addresses {
  readonly article: (key: string) => string | null;
  readonly picture: (fileId: string) => string | null;
}

const articleLink = /^article:([a-z0-9]+(?:-[a-z0-9]+)*)$/i;
const pictureLink = /^file:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;
const outward = /^(?:https?:\/\/[^\s/\\]|mailto:[^\s]+@|tel:\+?[\d-]+$)/i;

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false, typographer: false });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.validateLink = (url) => outward.test(url) || articleLink.test(url) || pictureLink.test(url);

const escape = markdown.utils.escapeHtml;

markdown.renderer.rules['image'] = (tokens, index, options, env, renderer) => {
  const { attrs, children } = tokens[index]!;
  const words = escape(renderer.renderInlineAsText(children ?? [], options, env));
  const source = attributeOf(attrs, 'src');
  const id = pictureLink.exec(source)?.[1]?.toLowerCase();
  const address = id === undefined ? null : (env as { readonly addresses: Addresses }).addresses.picture(id);
  return address === null ? words : `<img src="${escape(address)}" alt="${words}" loading="lazy">`;
};

markdown.renderer.rules['link_open'] = (tokens, index, _options, env) => {
  const href = attributeOf(tokens[index]!.attrs, 'href');
  const key = articleLink.exec(href)?.[1]?.toLowerCase();
  if (key !== undefined) {
    const address = (env as { readonly addresses: Addresses }).addresses.article(key);
    return address === null ? '<span>' : `<a href="${escape(address)}">`;
  }
  if (!outward.test(href)) return '<span>';
  return `<a href="${escape(href)}" target="_blank" rel="noopener noreferrer nofollow">`;
};
markdown.renderer.rules['link_close'] = (tokens, index, _options, env) => {
  // Links do not nest: the nearest opening before it is its own.
  const opening = tokens.slice(0, index).findLast(({ type }) => type === 'link_open')!;
  const href = attributeOf(opening.attrs, 'href');
  const key = articleLink.exec(href)?.[1]?.toLowerCase();
  const linked = key === undefined ? outward.test(href) : (env as { readonly addresses: Addresses }).addresses.article(key) !== null;
  return linked ? '</a>' : '</span>';
};
markdown.renderer.rules['table_open'] = () => '<div class="table"><table>\n';
markdown.renderer.rules['table_close'] = () => '</table></div>\n';

export function renderMarkdown(body: string, addresses: Addresses): string {
  return markdown.render(body, { addresses });
}

/** The words alone: a paragraph, heading, list item or table row a line, cells apart by a blank. */
export function plainTextOf(body: string): string {
  const lines: string[] = [];
  let row: string[] | null = null;
  for (const token of markdown.parse(body, {})) {
    if (token.type === 'tr_open') row = [];
    else if (token.type === 'tr_close') {
      lines.push(row!.filter((cell) => cell !== '').join(' '));
      row = null;
    } else if (token.type === 'inline') {
      const words = (token.children ?? []).map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : type === 'softbreak' || type === 'hardbreak' ? '\n' : type === 'image' ? content : '')).join('').trim();
      if (row) row.push(words);
      else lines.push(words);
    } else if (token.type === 'fence' || token.type === 'code_block') lines.push(token.content.trimEnd());
  }
  return lines.filter((line) => line !== '').join('\n');
}

/** Where a `file:` address stands as a picture. */
export function picturesIn(body: string): readonly string[] {
  const ids = markdown.parse(body, {}).flatMap(({ children }) => (children ?? []).filter(({ type }) => type === 'image').map(({ attrs }) => pictureLink.exec(attributeOf(attrs, 'src'))?.[1]?.toLowerCase()));
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Keys of articles that it links to. */
export function articlesIn(body: string): readonly string[] {
  const keys = markdown.parse(body, {}).flatMap(({ children }) => (children ?? []).filter(({ type }) => type === 'link_open').map(({ attrs }) => articleLink.exec(attributeOf(attrs, 'href'))?.[1]?.toLowerCase()));
  return [...new Set(keys.filter((key) => key !== undefined))];
}

function attributeOf(attrs: readonly (readonly [string, string | number])[] | null, name: string): string {
  return String(attrs?.find(([found]) => found === name)?.[1] ?? '');
}
