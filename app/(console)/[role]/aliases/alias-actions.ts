"use server";

import { aliasForm, newAliasForm, oneAlias } from "@/app/(console)/[role]/aliases/alias-form-input";
import { submit } from "@/app/(console)/submit";
import { createAlias as create } from "@/lib/accounts/alias/create-alias";
import { deleteAlias as remove } from "@/lib/accounts/alias/delete-alias";
import { updateAlias as update } from "@/lib/accounts/alias/update-alias";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { registry } from "@/lib/faces/registry";
import { readableDomains } from "@/lib/platform/actor";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { type Text, words } from "@/lib/words/text";

const { named } = registry;

const actionWords = words("console.aliases.refusals", {
  gone: "This alias no longer exists.",
  foreignDomain: "You can't manage aliases in {domain}.",
  mailboxNotFound: "Mailbox not found: {address}",
  "domain-unknown": "This server doesn't handle that domain. Use one of your own domains.",
  "domain-inactive": "The domain of this address is disabled.",
  "domain-full": "This domain has reached its maximum number of aliases.",
  "address-taken": "This address is already used by a mailbox or an alias.",
});

/** Gives a mailbox a further address and goes to its page. */
export const createAlias = submit(named("alias.create"), newAliasForm, {
  async run({ context, sent: { mailbox, ...fields } }) {
    requireOwnDomain(context, fields.address);
    const outcome = await create(context, { ...fields, mailboxId: await mailboxId(context, mailbox) });
    if (!outcome.created) throw refused(actionWords(outcome.reason), "address");
    return outcome;
  },
  leadsTo: ({ address }) => `/aliases/${encodeURIComponent(address)}`,
});

/** Changes an alias. */
export const updateAlias = submit(named("alias.update"), aliasForm, {
  shows: "/aliases",
  async run({ context, sent: { mailbox, ...fields } }) {
    const target = mailbox === undefined ? undefined : await mailboxId(context, mailbox);
    await update(context, { ...fields, mailboxId: target });
  },
});

/** Deletes an alias and goes back to the list. */
export const deleteAlias = submit(named("alias.delete"), oneAlias, {
  gone: actionWords("gone"),
  run: ({ context, sent }) => remove(context, sent),
  leadsTo: () => "/aliases",
});

/** The mailbox that was typed. Throws `invalid-input` at its field, the same for a foreign one as for none. */
async function mailboxId(context: Context, typed: string): Promise<string> {
  try {
    return (await mailboxSubject.get(context, { address: typed })).id;
  } catch (cause) {
    if (!(cause instanceof AppError && cause.code === "not-found")) throw cause;
    throw refused(actionWords("mailboxNotFound", { address: typed }), "mailbox");
  }
}

/** Says which domain it is about; the verb refuses without a word about it. */
function requireOwnDomain({ actor }: Context, address: string): void {
  const domain = canonicalAddress(address)?.domain;
  if (domain && !(readableDomains(actor)?.includes(domain) ?? true))
    throw new AppError("forbidden", actionWords("foreignDomain", { domain }));
}

/** A refusal that belongs to one field of the form. */
const refused = (text: Text, field: string) =>
  new AppError("invalid-input", text, { fields: { [field]: text } });
