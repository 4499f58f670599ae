/** A list with the one at a place moved by one further up or down. */
export function moved<One>(list: readonly One[], at: number, by: -1 | 1): One[] {
  return list.toSpliced(at, 1).toSpliced(at + by, 0, ...list.slice(at, at + 1));
}
