import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { createShareInput } from "@/lib/accounts/mailbox-share/fields";
import { readGroupMembers } from "@/lib/accounts/mailbox-share/group-members";
import type { Actor } from "@/lib/platform/actor";
import { oneOf, readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { domain, identityProvider, mailbox, mailboxShare } from "@/lib/platform/db/schema";
import { type ShareAccess, shareAccesses } from "@/lib/platform/db/schema/external-identity";
import { slices } from "@/lib/platform/list/slices";
import type { OpenMembers } from "@/lib/providers/group/ask-members";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

/** What somebody may do in a shared mailbox. */
export const memberAccesses = ["none", ...shareAccesses] as const;
export type MemberAccess = (typeof memberAccesses)[number];

export const previewShareInput = createShareInput.extend({
  access: z.enum(memberAccesses).describe("`none` previews what ending the share would take away."),
});

interface ChangedMember {
  address: string;
  before: MemberAccess;
  after: MemberAccess;
}

export interface SharePreview {
  /** People in the group who have a mailbox here, as far as the asking administrator may see them. */
  members: number;
  gaining: number;
  losing: number;
  /** The first of those for whom something changes. */
  people: ChangedMember[];
  /** Whether the provider's directory was asked just now. */
  asked: boolean;
}

const mostShown = 50;
const atOnce = 1_000;

const more = (one: MemberAccess, other: MemberAccess): MemberAccess =>
  memberAccesses.indexOf(one) > memberAccesses.indexOf(other) ? one : other;

/**
 * Who would get, and who would lose, what in a mailbox if it was shared with a group so, besides what other groups give them; changes nothing.
 * People of domains that the actor does not administer are left out. Throws `not-found` for an unknown provider.
 */
export async function previewShare(
  { db, actor }: Context,
  { mailboxId, provider: slug, group, access }: z.output<typeof previewShareInput> & { mailboxId: string },
  open?: OpenMembers,
): Promise<SharePreview> {
  await getProviderBySlug(db, slug);
  const { mailboxIds, asked } = await readGroupMembers(db, { slug, group }, open);
  const inGroup = new Set([...mailboxIds.values()].filter((id) => id !== mailboxId));
  const given = await readGiven(db, { mailboxId, slug, group });
  const seen = await addressesOf({ db, actor }, [...new Set([...inGroup, ...given.keys()])]);
  const changed = [...seen].flatMap(([id, address]): ChangedMember[] => {
    const { by = "none", besides = "none" } = given.get(id) ?? {};
    const before = more(by, besides);
    const after = more(inGroup.has(id) ? access : "none", besides);
    return before === after ? [] : [{ address, before, after }];
  });
  return {
    members: [...seen.keys()].filter((id) => inGroup.has(id)).length,
    gaining: changed.filter(({ before, after }) => more(before, after) === after).length,
    losing: changed.filter(({ before, after }) => more(before, after) === before).length,
    people: changed.slice(0, mostShown),
    asked,
  };
}

/** What the group gives now, and what others give besides. */
interface Given {
  by?: ShareAccess;
  besides?: MemberAccess;
}

async function readGiven(
  db: Context["db"],
  { mailboxId, slug, group }: { mailboxId: string; slug: string; group: string },
): Promise<Map<string, Given>> {
  const rows = await db
    .select({
      memberId: sql<string>`share_member.member_id`,
      access: mailboxShare.access,
      slug: identityProvider.slug,
      group: mailboxShare.groupName,
    })
    .from(sql`share_member`)
    .innerJoin(mailboxShare, sql`${mailboxShare.id} = share_member.share_id`)
    .innerJoin(identityProvider, eq(identityProvider.id, mailboxShare.identityProviderId))
    .where(eq(mailboxShare.mailboxId, mailboxId));
  const given = new Map<string, Given>();
  for (const { memberId, access, ...by } of rows) {
    const known = given.get(memberId) ?? {};
    const isIt = by.slug === slug && by.group === group;
    given.set(
      memberId,
      isIt ? { ...known, by: access } : { ...known, besides: more(access, known.besides ?? "none") },
    );
  }
  return given;
}

/** The addresses of those whom the actor may see, in their order, by id. */
async function addressesOf(
  { db, actor }: { db: Context["db"]; actor: Actor },
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found: (readonly [string, string])[] = [];
  for (const some of slices(ids, atOnce)) {
    const rows = await db
      .select({ id: mailbox.id, address: mailbox.address })
      .from(mailbox)
      .innerJoin(domain, eq(domain.id, mailbox.domainId))
      .where(and(oneOf(mailbox.id, some), readableBy(actor, domain.name)))
      .orderBy(asc(mailbox.address));
    found.push(...rows.map(({ id, address }) => [id, address] as const));
  }
  return new Map(found.sort(([, one], [, other]) => (one < other ? -1 : 1)));
}
