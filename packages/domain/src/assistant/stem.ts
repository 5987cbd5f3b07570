/** English words without their endings. */

/** Light on purpose: plural, past and -ing fall together, and nothing that means another thing. */
export function stemOf(word: string): string {
  const bare = word.replace(/'s$/, '').replace(/n't$/, 'not').replace(/'(?:ll|re|ve|d|m)$/, '');
  if (bare.length < 4 || !/^[a-z]+$/.test(bare)) return bare;
  if (bare.endsWith('ies') && bare.length > 4) return `${bare.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes|zes)$/.test(bare)) return bare.slice(0, -2);
  if (bare.endsWith('s') && !/(?:ss|us|is)$/.test(bare)) return finished(bare.slice(0, -1));
  return finished(bare);
}

function finished(word: string): string {
  const cut = word.endsWith('ing') && word.length > 5 ? word.slice(0, -3) : word.endsWith('ed') && word.length > 4 && !word.endsWith('eed') ? word.slice(0, -2) : null;
  if (cut === null) return word.endsWith('e') && word.length > 4 ? word.slice(0, -1) : word;
  if (!/[aeiouy]/.test(cut)) return word;
  if (/([bdfgmnprt])\1$/.test(cut)) return cut.slice(0, -1);
  if (/.ell$/.test(cut) && cut.length > 5) return cut.slice(0, -1);
  return cut.endsWith('e') ? cut.slice(0, -1) : cut;
}
