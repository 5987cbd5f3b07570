/** Where a text sends people: links, hosts, mailboxes, telephone numbers, and names of accounts and codes made of letters and digits. */

const forms: readonly RegExp[] = [
  /[\p{L}\p{N}._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*/gu,
  /(?:[a-z][a-z0-9+.-]*:\/\/|(?:javascript|data|mailto|tel|weixin|file):)[^\s、。;!)\]}>"'<\p{Script=Han}]*/gu,
  /(?<![a-z0-9@.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[^\s、。;!)\]}>"'<\p{Script=Han}]*)?/gu,
  /(?<!\d)\+?\d(?:[ -]?\(?\d\)?){6,}(?!\d)/g,
  /(?<![a-z0-9])(?=[a-z0-9_-]*[a-z])(?=[a-z0-9_-]*\d)[a-z0-9][a-z0-9_-]*/g,
];
/** 24h and 7days are figures. 2025-08-12 is a date. */
const figures = /^\d+(?:\.\d+)?(?:h|hrs?|hours?|days?|mins?|minutes?|weeks?|months?|years?|kg|g|km|cm|m|l|ml|am|pm|rmb|cny|yuan|usd|times?|items?|pcs|st|nd|rd|th)$|^\d{4}-\d{1,2}-\d{1,2}$/;

/** Of a folded text, and what is left of it without them. */
export function addressesOf(text: string): { readonly addresses: readonly string[]; readonly rest: string } {
  const addresses: string[] = [];
  let rest = text;
  for (const form of forms) {
    rest = rest.replace(form, (match) => {
      if (figures.test(match)) return match;
      addresses.push(match);
      return ' ';
    });
  }
  return { addresses: addresses.map(bare), rest };
}

/** Telephone numbers without their spaces and strokes. */
function bare(address: string): string {
  return /^\+?[\d ()-]+$/.test(address) ? address.replace(/\D/g, '') : address.replace(/[.,:?]+$/, '');
}
