/** A browser and its system, as far as its user agent tells: `Chrome · Windows`. */

const browsers: readonly (readonly [RegExp, string])[] = [[/MicroMessenger/, 'WeChat'], [/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrom(e|ium)\//, 'Chrome'], [/Safari\//, 'Safari']];
const systems: readonly (readonly [RegExp, string])[] = [[/Windows/, 'Windows'], [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']];

export function browserName(userAgent: string | null): string | null {
  if (userAgent === null) return null;
  const names = [browsers, systems].map((list) => list.find(([pattern]) => pattern.test(userAgent))?.[1]).filter((name) => name !== undefined);
  return names.length > 0 ? names.join(' · ') : null;
}
