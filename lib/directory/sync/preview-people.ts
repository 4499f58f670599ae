import type { z } from "zod";
import { readProbe, testConnectionInput } from "@/lib/accounts/identity-provider/probe";
import type { SyncReason } from "@/lib/directory/run/reasons";
import { planPage } from "@/lib/directory/sync/plan-page";
import type { PlannedLine } from "@/lib/directory/sync/planned";
import { loadPolicy, type SyncPolicy } from "@/lib/directory/sync/policy";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import type { Person } from "@/lib/providers/directory/person";
import type { DirectorySource } from "@/lib/providers/directory/source";
import { openSource } from "@/lib/providers/provider/open-source";
import { words } from "@/lib/words/text";

const previewWords = words("directory.preview", {
  noSecret: "Enter the client secret again to preview the people.",
});

/** Whoever previews waits for it. */
const timeMs = 25_000;
/** So many people tell what a mapping does; the rest are counted, not read. */
const mostPeople = 200;
const shownLines = 10;

/** No provider has it: what is not there yet has linked nobody. */
const noProvider = "00000000-0000-0000-0000-000000000000";

/** What a first run would do for the first people of a directory. */
export interface PeoplePreview {
  read: number;
  /** About how many there are; null when the directory does not say. */
  expected: number | null;
  /** Whether nobody was left out. */
  whole: boolean;
  counts: Partial<Record<PlannedLine["kind"], number>>;
  skipped: Partial<Record<SyncReason, number>>;
  lines: Pick<PlannedLine, "kind" | "address" | "reason">[];
}

/**
 * Reads the first people of the directory of a provider that need not be saved, and plans for them by its settings as a run
 * would; writes nothing, here or there. For superadmins; throws `invalid-input` for settings that could not be saved,
 * and `DirectoryError` when the directory does not answer.
 */
export async function previewPeople(
  context: Context,
  provider: z.input<typeof testConnectionInput>["provider"],
  open: typeof openSource = openSource,
): Promise<PeoplePreview> {
  requireSuperadmin(context.actor);
  const { credential, kind, settings, ...probe } = await readProbe(
    context.db,
    parseInput(testConnectionInput, { provider }),
  );
  if (!credential) throw new AppError("conflict", previewWords("noSecret"));
  const sync = { ...settings.sync, pageSize: Math.min(settings.sync.pageSize, mostPeople) };
  const reached = { ...probe, kind, credential, settings: { ...settings, sync }, name: provider.slug };
  const mappings = probe.mappings.map((one) => ({ ...one, claim: one.claim ?? null, templateName: "" }));
  const policy = await loadPolicy(context.db, { ...reached, id: noProvider, mappings });
  const source = open(reached, AbortSignal.timeout(timeMs));
  const { people, whole } = await firstPeople(source);
  const page = { people, malformed: [], unconfirmed: [] };
  const { lines, skipped } = await planPage(context.db, policy, page, await groupsOf(source, policy, people));
  return {
    read: people.length,
    expected: whole || source.countsByReading ? null : await source.count(),
    whole,
    counts: countKinds(lines),
    skipped: skipped,
    lines: lines.slice(0, shownLines).map(({ kind, address, reason }) => ({ kind, address, reason })),
  };
}

async function firstPeople(source: DirectorySource): Promise<{ people: Person[]; whole: boolean }> {
  const people: Person[] = [];
  for await (const page of source.pages()) {
    people.push(...page.people);
    if (people.length > mostPeople) break;
  }
  return { people: people.slice(0, mostPeople), whole: people.length <= mostPeople };
}

/** The groups that matter of these people alone. */
async function groupsOf(source: DirectorySource, { groupsInUse }: SyncPolicy, people: readonly Person[]) {
  const groups = new Map(people.map(({ id }): [string, string[]] => [id, []]));
  for (const path of groupsInUse)
    for await (const members of source.members(path)) for (const id of members) groups.get(id)?.push(path);
  return (subject: string): readonly string[] => groups.get(subject) ?? [];
}

function countKinds(lines: readonly PlannedLine[]): PeoplePreview["counts"] {
  const counts: PeoplePreview["counts"] = {};
  for (const { kind } of lines) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
