import { z } from "zod";
import { type Alias, aliasNotFound, getAlias, getAliasByAddress } from "@/lib/accounts/alias/queries";
import { aliasState, aliasStates } from "@/lib/accounts/alias/state";
import { subject, view } from "@/lib/catalogue/subject";
import { requireDomainAdmin, requireMailboxAccess } from "@/lib/platform/actor";
import { aliasManagers } from "@/lib/platform/db/schema/alias";
import { moment, text, textOrNull } from "@/lib/platform/input/moment";

const schema = z
  .object({
    id: z.uuid(),
    address: z.string(),
    mailbox: z.string().describe("Address that receives its mail."),
    state: z.enum(aliasStates),
    active: z.boolean(),
    expiresAt: moment.nullable().describe("Null for a permanent alias."),
    managedBy: z
      .enum(aliasManagers)
      .describe(
        "`owner` if the user created it, `directory` if it comes from the identity provider's directory.",
      ),
    description: z.string(),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Alias" });

const show = (row: Alias) => ({
  ...row,
  mailbox: row.mailboxAddress,
  state: aliasState(row),
  expiresAt: textOrNull(row.expiresAt),
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
});

/** An alias by its address, for whoever administers its domain. */
export const aliasSubject = subject({
  kind: "alias",
  notFound: aliasNotFound,
  key: z.strictObject({ address: z.string().max(320) }),
  read: ({ db }, { address }): Promise<Alias> => getAliasByAddress(db, address),
  authorise: (actor, { domainName }) => requireDomainAdmin(actor, domainName),
});

/** An address that somebody has made for itself, by its id. */
export const ownAliasSubject = subject({
  kind: "own-temporary-alias",
  notFound: aliasNotFound,
  key: z.strictObject({ id: z.uuid() }),
  read: ({ db }, { id }): Promise<Alias> => getAlias(db, id),
  authorise: (actor, { mailboxId, domainName }) => requireMailboxAccess(actor, { id: mailboxId, domainName }),
});

/** An alias as it is answered; the mailbox by its address. */
export const aliasView = view(aliasSubject, schema, show);
export const ownAliasView = view(ownAliasSubject, schema, show);
