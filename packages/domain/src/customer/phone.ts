/** Phone numbers as people in China type them, brought to E.164. Numbers of elsewhere need their country code. */

import { accept, refuse, type Result } from '../kernel/result.ts';

/** Three digits for the metropolises, four for the rest; behind it seven or eight digits that never begin with 0 or 1. */
const landline = /^0(10|2[0-57-9]|[3-9]\d{2})([2-9]\d{6,7})$/;
const mobile = /^1[3-9]\d{9}$/;
/** National service numbers of companies (400, 800): reachable, without an area code. */
const service = /^[48]00\d{7}$/;

/** `text` is in NFKC. The result is `+8613800138000`, with an extension `+861012345678;ext=801` as RFC 3966 writes it. */
export function normalisePhone(text: string): Result<string, 'malformed' | 'area_code_missing'> {
  const split = /^(.*?)(?:\s*(?:转|轉|分机|ext\.?|x|#|,)\s*(\d{1,6}))?$/i.exec(text);
  const extension = split?.[2] === undefined ? '' : `;ext=${split[2]}`;
  // The dashes are those of keyboards and word processors; NFKC leaves most of them apart.
  const compact = (split?.[1] ?? text).replace(/[\s\-‐‑‒–—―−()./·]/g, '');
  if (!/^\+?\d+$/.test(compact)) return refuse('malformed');

  const international = compact.startsWith('+') ? compact.slice(1) : compact.startsWith('00') ? compact.slice(2) : null;
  if (international !== null && !international.startsWith('86')) {
    return /^[1-9]\d{6,14}$/.test(international) ? accept(`+${international}${extension}`) : refuse('malformed');
  }
  const national = nationalNumber(international === null ? compact : international.slice(2), international !== null);
  return national.ok ? accept(`+86${national.value}${extension}`) : national;
}

/** Behind +86 the trunk 0 of an area code is often left out, and often left in by mistake. */
function nationalNumber(digits: string, hasCountryCode: boolean): Result<string, 'malformed' | 'area_code_missing'> {
  if (mobile.test(digits)) return accept(digits);
  if (!hasCountryCode && digits.startsWith('86') && mobile.test(digits.slice(2))) return accept(digits.slice(2));
  if (service.test(digits)) return accept(digits);
  const trunk = hasCountryCode && !digits.startsWith('0') ? `0${digits}` : digits;
  if (landline.test(trunk)) return accept(trunk.slice(1));
  if (!hasCountryCode && /^[2-9]\d{6,7}$/.test(digits)) return refuse('area_code_missing');
  return refuse('malformed');
}
