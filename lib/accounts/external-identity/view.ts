import { z } from "zod";
import type { Identity, IdentityConflict } from "@/lib/accounts/external-identity/queries";
import { moment, text, textOrNull } from "@/lib/catalogue/moment";
import { conflictKinds, conflictWitnesses } from "@/lib/platform/db/schema/identity-conflict";

const subject = z.string().describe("The account's id at the provider, the `sub` of its tokens.");

/** An account at a provider that a mailbox is linked to. */
export const identityView = z
  .object({
    provider: z.string(),
    providerName: z.string(),
    issuer: z.string(),
    subject,
    isSource: z.boolean().describe("Whether it vouches for the mailbox now."),
    createdAt: moment,
    lastSignInAt: moment.nullable(),
    missingSince: moment.nullable().describe("Since when the directory does not find it."),
  })
  .meta({ id: "Identity" });

export const showIdentity = (row: Identity): z.input<typeof identityView> => ({
  ...row,
  createdAt: text(row.createdAt),
  lastSignInAt: textOrNull(row.lastSignInAt),
  missingSince: textOrNull(row.missingSince),
});

/** What a provider says of an account, and a mailbox does not. */
export const identityConflictView = z
  .object({
    id: z.uuid(),
    kind: z
      .enum(conflictKinds)
      .describe(
        "`other-account`: it claims a mailbox that is linked to another account of the provider; `other-source`: one " +
          "that has another source; `address-changed`: the linked account has another address now.",
      ),
    provider: z.string(),
    providerName: z.string(),
    subject,
    address: z.string().describe("The address that the provider gives the account."),
    displayName: z.string(),
    mailbox: z.string(),
    mailboxName: z.string(),
    domainName: z.string(),
    source: z.string().nullable().describe("What vouches for the mailbox; null: local."),
    holder: z.string().nullable().describe("The subject that the mailbox is linked to at the provider."),
    holderLastSignInAt: moment.nullable(),
    holderAddress: z
      .string()
      .nullable()
      .describe("Where the holder has another address now: this account was given the former one."),
    seenBy: z.enum(conflictWitnesses),
    firstSeenAt: moment,
    lastSeenAt: moment,
  })
  .meta({ id: "IdentityConflict" });

export const showIdentityConflict = (row: IdentityConflict): z.input<typeof identityConflictView> => ({
  ...row,
  mailbox: row.mailboxAddress,
  holderLastSignInAt: textOrNull(row.holderLastSignInAt),
  firstSeenAt: text(row.firstSeenAt),
  lastSeenAt: text(row.lastSeenAt),
});
