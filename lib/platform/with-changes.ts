type Without<Changes, Base> = Omit<
  { [Name in keyof Changes]: Exclude<Changes[Name], undefined> },
  keyof Base
>;

/** `base` with every value of `changes` that is not undefined; what an update leaves out stays as it is. */
export function withChanges<Base extends object, Changes extends object>(
  base: Base,
  changes: Changes,
): Base & Without<Changes, Base> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given) } as Base & Without<Changes, Base>;
}
