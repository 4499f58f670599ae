/** Where a process keeps what it has one of. */
export type ProcessRegistry = { letterlockProcessWide?: Map<string, unknown> };

const registry = globalThis as typeof globalThis & ProcessRegistry;

/**
 * The one instance of something in this process. Next bundles a module once per entry, so plain module state would
 * exist several times; a cache or a limit must not.
 */
export function processWide<T>(name: string, create: () => T): T {
  registry.letterlockProcessWide ??= new Map();
  const existing = registry.letterlockProcessWide.get(name);
  if (existing !== undefined) return existing as T;
  const created = create();
  registry.letterlockProcessWide.set(name, created);
  return created;
}
