import { eq } from "drizzle-orm";
import { z } from "zod";
import { type Actor, refuseImpersonated, requireDomainAdmin, requireSuperadmin } from "@/lib/platform/actor";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { adminAccount, domain, mailbox } from "@/lib/platform/db/schema";
import { factorOwnerKinds } from "@/lib/platform/db/schema/second-factor";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const ownerWords = words("secondFactor.owner", {
  gone: "This account no longer exists.",
  selfOnly: "Only the account holder can change how they sign in.",
  notOwn: "Another administrator has to do this for you.",
});

/** Whose second factors: everything here is the same for mailboxes and administrators. */
export const factorOwner = z.strictObject({ kind: z.enum(factorOwnerKinds), id: z.uuid() });
export type FactorOwner = z.infer<typeof factorOwner>;

export interface KnownOwner extends FactorOwner {
  /** Address or login. */
  label: string;
  /** The mailbox's domain; null for an administrator. */
  domainName: string | null;
}

const missing = () => new AppError("not-found", ownerWords("gone"));

/** The owner with its name. Throws `not-found`. */
export async function getOwner(db: Handle, owner: FactorOwner): Promise<KnownOwner> {
  if (owner.kind === "admin") {
    const [row] = await db
      .select({ label: adminAccount.login })
      .from(adminAccount)
      .where(eq(adminAccount.id, owner.id));
    if (!row) throw missing();
    return { ...owner, label: row.label, domainName: null };
  }
  const [row] = await db
    .select({ label: mailbox.address, domainName: domain.name })
    .from(mailbox)
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .where(eq(mailbox.id, owner.id));
  if (!row) throw missing();
  return { ...owner, ...row };
}

/** As `getOwner`, with the owner's row locked: of two changes of its factors one waits for the other. */
export async function lockOwner(db: Transaction, owner: FactorOwner): Promise<KnownOwner> {
  const table = owner.kind === "admin" ? adminAccount : mailbox;
  await db.select({ id: table.id }).from(table).where(eq(table.id, owner.id)).for("update");
  return getOwner(db, owner);
}

/** Whether a mailbox must have a second factor; of administrators the settings know. */
export async function mustHaveFactor(db: Handle, { kind, id }: FactorOwner): Promise<boolean> {
  if (kind === "admin") return false;
  const [row] = await db
    .select({ must: mailbox.requireSecondFactor })
    .from(mailbox)
    .where(eq(mailbox.id, id));
  return row?.must ?? false;
}

/**
 * Throws `forbidden` unless the actor is the owner: nobody sets up factors for somebody else, nor an administrator who
 * has only opened a mailbox.
 */
export function requireOwner(actor: Actor, owner: FactorOwner): void {
  const isAdmin = actor.kind === "superadmin" || actor.kind === "domain-admin";
  const kind = isAdmin ? "admin" : actor.kind;
  const self = kind === owner.kind && "id" in actor && actor.id === owner.id;
  refuseImpersonated(actor);
  if (!self) throw new AppError("forbidden", ownerWords("selfOnly"));
}

/** Throws `forbidden` unless the actor may take away somebody's factors: administrators, never for themselves. */
export function requireReset(actor: Actor, owner: KnownOwner): void {
  if (owner.domainName === null) requireSuperadmin(actor);
  else requireDomainAdmin(actor, owner.domainName);
  if ("id" in actor && actor.id === owner.id) throw new AppError("forbidden", ownerWords("notOwn"));
}

/** The owner as the audit log names it. */
export const ownerSubject = ({ kind, id, label, domainName }: KnownOwner) => ({
  subject: { kind: kind === "admin" ? "admin-account" : "mailbox", id, label },
  ...(domainName === null ? {} : { domainName }),
});
