/** How many places the rail or the bar shows by themselves; with more than there is room for, the last spot opens the others. */

export function placesThatFit(places: number, room: number): number {
  return places <= room ? places : Math.max(0, room - 1);
}
