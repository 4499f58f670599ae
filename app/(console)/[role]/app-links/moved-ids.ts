/** The ids with the one at `index` a place further up or down. */
export function movedIds(ids: readonly string[], index: number, by: -1 | 1): string[] {
  const moved = [...ids];
  const [one] = moved.splice(index, 1);
  if (one !== undefined) moved.splice(index + by, 0, one);
  return moved;
}
