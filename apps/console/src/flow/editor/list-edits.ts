/** Lists with one thing moved, replaced or gone; the list given stays as it is. */

export function replaceItem<Item>(items: readonly Item[], index: number, item: Item): readonly Item[] {
  return items.map((each, at) => (at === index ? item : each));
}

export function removeItem<Item>(items: readonly Item[], index: number): readonly Item[] {
  return items.filter((_, at) => at !== index);
}

/** Past either end nothing moves. */
export function moveItem<Item>(items: readonly Item[], index: number, by: number): readonly Item[] {
  const to = index + by;
  if (to < 0 || to >= items.length) return items;
  const moved = [...items];
  moved.splice(to, 0, ...moved.splice(index, 1));
  return moved;
}
