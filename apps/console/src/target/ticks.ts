/** Round numbers that enclose a range: three to six of them. */
export function ticksBetween(low: number, high: number): readonly number[] {
  const span = high > low ? high - low : Math.max(1, Math.abs(high));
  const rough = span / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const [first, last] = [Math.floor(low / step), Math.max(Math.ceil(high / step), Math.floor(low / step) + 1)];
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
