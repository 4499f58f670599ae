/** The values of items that have the same key, in the order of the items (`Map.groupBy`, which Node 20 does not have). */
export function groupBy<Item, Value>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
  pick: (item: Item) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(pick(item));
    else groups.set(key, [pick(item)]);
  }
  return groups;
}
