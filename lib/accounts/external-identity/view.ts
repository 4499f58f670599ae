import { z } from "zod";
import type { Identity, IdentityConflict } from "@/lib/accounts/external-identity/queries";
import { conflictKinds, conflictWitnesses } from "@/lib/platform/db/schema/identity-conflict";
import { moment, text, textOrNull } from "@/lib/platform/input/moment";

const subject = z.string().describe("ID of the account at the provider (`sub` in its tokens).");

/** An account at a provider that a mailbox is linked to. */
export const identityView = z
  .object({
    provider: z.string(),
    providerName: z.string(),
    issuer: z.string(),
    subject,
    isSource: z.boolean().describe("Whether it is the mailbox's authentication source."),
    createdAt: moment,
    lastSignInAt: moment.nullable(),
    missingSince: moment.nullable().describe("When the account was first missing from the directory."),
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
        "`other-account` if the mailbox is linked to another account at the provider, `other-source` if the mailbox has " +
          "another authentication source, `address-changed` if the address of the linked account has changed.",
      ),
    provider: z.string(),
    providerName: z.string(),
    subject,
    address: z.string().describe("Address of the account at the provider."),
    displayName: z.string(),
    mailbox: z.string(),
    mailboxName: z.string(),
    domainName: z.string(),
    source: z.string().nullable().describe("Authentication source of the mailbox. Null for local."),
    holder: z.string().nullable().describe("Subject that the mailbox is linked to at the provider."),
    holderLastSignInAt: moment.nullable(),
    holderAddress: z
      .string()
      .nullable()
      .describe("Current address of the holder, if this account now has the holder's previous address."),
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
