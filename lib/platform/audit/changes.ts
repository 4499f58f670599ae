import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";

type Fields = Record<string, unknown>;

const hidden = new Set([
  "passwordHash",
  "directoryPasswordHash",
  "sealedSecrets",
  "digest",
  "sealedIdToken",
  "tokenDigest",
]);
const ignored = new Set(["createdAt", "updatedAt", "version"]);
const censored = "[hidden]";

const isPlain = (value: unknown): boolean => typeof value !== "object" || value === null;

/** Whether both would be recorded alike. */
const isSame = (old: unknown, fresh: unknown): boolean =>
  isPlain(old) && isPlain(fresh) ? old === fresh : JSON.stringify(old) === JSON.stringify(fresh);

/**
 * The fields that differ between two states of a subject, with both values. `null` stands for "not there" (before a
 * creation, after a deletion). A changed secret is listed by name; its values are never shown.
 */
export function changedFields(before: Fields | null, after: Fields | null): AuditChanges {
  const changes: AuditChanges = {};
  for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    if (ignored.has(name)) continue;
    const old = before?.[name] ?? null;
    const fresh = after?.[name] ?? null;
    if (isSame(old, fresh)) continue;
    changes[name] = { before: shown(name, old), after: shown(name, fresh) };
  }
  return changes;
}

const shown = (name: string, value: unknown) => (value !== null && hidden.has(name) ? censored : value);

/** True when recording the two states would show a change, so that an update without one can be left out. */
export const differs = (before: Fields, after: Fields): boolean =>
  Object.keys(changedFields(before, after)).length > 0;

const isSection = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The changes with those inside of a document one by one, by their paths: `settings.sync.pageSize`. What was not there
 * before, or is not any more, stays in one piece.
 */
export const singleChanges = (changes: AuditChanges): AuditChanges =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([path, { before, after }]) =>
      isSection(before) && isSection(after)
        ? changesInside(path, before, after)
        : [[path, { before, after }]],
    ),
  );

const changesInside = (path: string, before: Fields, after: Fields): [string, AuditChanges[string]][] =>
  Object.entries(changedFields(before, after)).flatMap(([name, change]) => {
    const inner = `${path}.${name}`;
    const [old, fresh] = [change.before ?? {}, change.after ?? {}];
    return isSection(old) && isSection(fresh) ? changesInside(inner, old, fresh) : [[inner, change]];
  });
