import { type Column, type GetColumnData, type SQL, sql } from "drizzle-orm";
import { byDoor, protocols } from "@/lib/platform/db/protocols";
import { domain, identityProvider, mailbox } from "@/lib/platform/db/schema";

/** The states among the access facts: a word each, or null. */
export const factStates = {
  adminState: mailbox.adminState,
  directoryState: mailbox.directoryState,
  /** null: the local source. */
  identityProviderId: mailbox.identityProviderId,
};

/** The flags among them. */
export const factFlags = {
  localPasswordAllowed: mailbox.localPasswordAllowed,
  hasSecondFactor: mailbox.hasSecondFactor,
  requireSecondFactor: mailbox.requireSecondFactor,
  domainActive: domain.active,
  /** Whether mail is still taken in for somebody who is not present in the directory. */
  directoryReceives: mailbox.directoryReceives,
  /** Whether the source lets mail passwords in: its provider is switched on, and the mail-password flow there. */
  mailPasswordAllowed:
    sql<boolean>`COALESCE(${identityProvider.enabled} AND ${identityProvider.mailPassword}, 0)`.mapWith(
      Boolean,
    ),
  /** Whether the source checks the passwords of its people itself, and its provider is switched on. */
  directoryPasswordAllowed:
    sql<boolean>`COALESCE(${identityProvider.enabled} AND ${identityProvider.checksPasswords}, 0)`.mapWith(
      Boolean,
    ),
  ...byDoor(protocols, (name) => mailbox[name]),
};

/**
 * All that a mailbox must tell to be decided upon, and where each fact is read: the mailbox is joined with its domain, and
 * with its identity provider if it has one. Every read of a login selects exactly this, the hot ones by `packed-facts.ts`.
 */
export const accessFacts = { ...factStates, ...factFlags };

type Fact<Source> =
  Source extends SQL<infer Value> ? Value : Source extends Column ? GetColumnData<Source> : never;

/** The access facts of one mailbox. */
export type AccessFacts = { [Name in keyof typeof accessFacts]: Fact<(typeof accessFacts)[Name]> };

const names = Object.keys(accessFacts) as (keyof AccessFacts)[];

/** The facts out of a wider row. */
export const pickFacts = (row: AccessFacts): AccessFacts =>
  Object.fromEntries(names.map((name) => [name, row[name]])) as AccessFacts;
