/** How an answer may sound to its reader. Hints only: whoever writes knows the customer, and decides. */

export type ToneKind = 'shouting' | 'exclamations' | 'blame' | 'no_greeting' | 'no_apology';

export interface ToneHint {
  readonly kind: ToneKind;
  /** Where, in UTF-16 units; null: what is missing has no place. */
  readonly at: { readonly from: number; readonly to: number } | null;
}

export interface Occasion {
  /** The customer is angry or disappointed. */
  readonly upset: boolean;
  /** Nobody of the centre has answered yet. */
  readonly first: boolean;
}

// Words with digits in them are numbers of things, and a few letters are a name: VIP, FAQ.
const shouted = /(?<![\p{L}\p{N}-])[A-Z]{3,}(?:[ ,.!?'-]+[A-Z]{2,}){2,}(?![\p{L}\p{N}-])/u;
const exclaimed = /[!！](?:\s*[!！])+/u;
const blaming = /(?:是|都是|这是)?[你您]自己(?:的问题|没|不|要|选|弄|看错|填错)|怪[你您](?:自己)?|[你您](?:怎么|为什么)不早|[你您]没(?:看清|看说明|仔细看)|早就(?:跟|和|告诉)[你您](?:说)?|跟[你您]说过(?:了|多少)|[你您]应该早点|\byour (?:own )?(?:fault|mistake)\b|\byou should(?:'ve| have)\b|\bas (?:i|we) (?:already )?(?:said|told you|mentioned)\b|\byou (?:failed|forgot|neglected) to\b|\bwhy did(?:n't| not)? you\b/iu;
const greeting = /^\W{0,3}(?:[您你]好|亲|尊敬的|早上好|上午好|中午好|下午好|晚上好|.{1,8}(?:先生|女士|小姐|老师)|hi\b|hello\b|dear\b|good (?:morning|afternoon|evening|day)\b|thank(?:s| you)\b)|^.{0,12}[您你]好|^感谢|^谢谢/iu;
const sympathy = /抱歉|对不起|不好意思|歉意|道歉|致歉|理解[您你]|体谅|给[您你]添麻烦|让[您你]久等|辛苦[您你]|\bsorry\b|apolog|\bregret\b|\bunderstand (?:how|your|that|why)|\bfrustrat/iu;
/** Shorter ones are yes, no, and numbers. */
const fewestLetters = 6;

export function toneHints(text: string, { upset, first }: Occasion): readonly ToneHint[] {
  const hints: ToneHint[] = [];
  const mark = (kind: ToneKind, pattern: RegExp) => {
    const found = pattern.exec(text);
    if (found) hints.push({ kind, at: { from: found.index, to: found.index + found[0].length } });
  };
  mark('shouting', shouted);
  mark('exclamations', exclaimed);
  mark('blame', blaming);
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < fewestLetters) return hints;
  if (first && !greeting.test(text.trim())) hints.push({ kind: 'no_greeting', at: null });
  if (upset && !sympathy.test(text)) hints.push({ kind: 'no_apology', at: null });
  return hints;
}
