import { desc, eq, exists, inArray, isNotNull, type SQLWrapper, sql } from "drizzle-orm";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { doorLine, doorNames, webDoors } from "@/lib/platform/db/protocols";
import {
  adminAccount,
  domain,
  identityProvider,
  loginAttempt,
  mailbox,
  notification,
  recoveryAddress,
  template,
} from "@/lib/platform/db/schema";
import { readSettings } from "@/lib/platform/settings/queries";

/** What a new installation needs, in the order in which it is best done. */
export const setupSteps = [
  "domain",
  "template",
  "people",
  "dovecot",
  "webmail",
  "sending",
  "second-factor",
  "secret-backup",
] as const;
export type SetupStep = (typeof setupSteps)[number];

/** A site may do without mails of our own: the list can be hidden while this step is open. */
export const optionalStep: SetupStep = "sending";

/** The first steps, each with whether it is done, and whether an administrator has put them away. */
export interface Checklist {
  steps: { step: SetupStep; done: boolean }[];
  hidden: boolean;
  /** Of the settings that say what cannot be seen. */
  version: number;
}

/** Of so many logins, newest first: whether a server asks shows in each of them while mail is used at all. */
const lookedAt = 5_000;

/**
 * What of the first steps is done, by what is there and by which servers have asked: a login shows that Dovecot or nginx
 * asks. Of a second factor it is the actor's own; who has no account here (the shell, members of groups) needs none here.
 * Superadmins only; throws `forbidden`.
 */
export async function readChecklist(context: Context): Promise<Checklist> {
  requireSuperadmin(context.actor);
  const { db } = context;
  const [facts, sent, doors, setup, factor] = await Promise.all([
    whatIsThere(context),
    hasSentMail(context),
    doorsInUse(context),
    readSettings(db, "setup"),
    hasOwnFactor(context),
  ]);
  const mailServices = doorNames.filter((door) => doorLine(door).services);
  const done: Record<SetupStep, boolean> = {
    ...facts,
    dovecot: mailServices.some((door) => doors.has(door)),
    webmail: webDoors.some((door) => doors.has(door)),
    // What was sent is forgotten after a month, and a list that was hidden was complete without.
    sending: sent || setup.value.checklistHidden,
    "second-factor": factor,
    "secret-backup": setup.value.secretBackedUp,
  };
  return {
    steps: setupSteps.map((step) => ({ step, done: done[step] })),
    hidden: setup.value.checklistHidden,
    version: setup.version,
  };
}

async function whatIsThere({
  db,
}: Context): Promise<Pick<Record<SetupStep, boolean>, "domain" | "template" | "people">> {
  const there = (table: typeof domain | typeof template | typeof mailbox | typeof identityProvider) =>
    exists(db.select({ one: sql`1` }).from(table));
  const [row] = await db
    .select({
      domain: there(domain).mapWith(Boolean),
      template: there(template).mapWith(Boolean),
      mailbox: there(mailbox).mapWith(Boolean),
      provider: there(identityProvider).mapWith(Boolean),
    })
    .from(sql`dual`);
  return {
    domain: row?.domain ?? false,
    template: row?.template ?? false,
    people: (row?.mailbox ?? false) || (row?.provider ?? false),
  };
}

/**
 * Whether a mail went through: Postfix has accepted one of ours, or somebody has confirmed an address by a link that was
 * mailed there. A login at submission says nothing of what became of the mail.
 */
async function hasSentMail({ db }: Context): Promise<boolean> {
  const found = (rows: SQLWrapper) => exists(rows).mapWith(Boolean);
  const sent = db.select({ one: sql`1` }).from(notification).where(eq(notification.outcome, "sent"));
  const confirmed = db
    .select({ one: sql`1` })
    .from(recoveryAddress)
    .where(isNotNull(recoveryAddress.confirmedAt));
  const [row] = await db.select({ sent: found(sent), confirmed: found(confirmed) }).from(sql`dual`);
  return Boolean(row?.sent || row?.confirmed);
}

/** The doors of the newest logins. */
async function doorsInUse({ db }: Context): Promise<ReadonlySet<string>> {
  const newest = db
    .select({ door: loginAttempt.door })
    .from(loginAttempt)
    .orderBy(desc(loginAttempt.lastAt))
    .limit(lookedAt)
    .as("newest");
  const rows = await db
    .selectDistinct({ door: newest.door })
    .from(newest)
    .where(inArray(newest.door, [...doorNames]));
  return new Set(rows.map(({ door }) => door));
}

async function hasOwnFactor({ db, actor }: Context): Promise<boolean> {
  if (actor.kind !== "superadmin") return true;
  const [account] = await db
    .select({ id: adminAccount.id })
    .from(adminAccount)
    .where(eq(adminAccount.id, actor.id));
  return !account || (await listFactors(db, { kind: "admin", id: actor.id })).length > 0;
}
