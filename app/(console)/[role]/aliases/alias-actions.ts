"use server";

import { aliasForm, newAliasForm, oneAlias } from "@/app/(console)/[role]/aliases/alias-form-input";
import { aliasRefusals } from "@/app/(console)/[role]/aliases/alias-words";
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

const { named } = registry;

/** Gives a mailbox a further address and goes to its page. */
export const createAlias = submit(named("alias.create"), newAliasForm, {
  async run({ context, sent: { mailbox, ...fields } }) {
    requireOwnDomain(context, fields.address);
    const outcome = await create(context, { ...fields, mailboxId: await mailboxId(context, mailbox) });
    if (!outcome.created) throw refused(aliasRefusals[outcome.reason], "address");
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
  gone: "This alias does not exist any more.",
  run: ({ context, sent }) => remove(context, sent),
  leadsTo: () => "/aliases",
});

/** The mailbox that was typed. Throws `invalid-input` at its field, the same for a foreign one as for none. */
async function mailboxId(context: Context, typed: string): Promise<string> {
  try {
    return (await mailboxSubject.get(context, { address: typed })).id;
  } catch (cause) {
    if (!(cause instanceof AppError && cause.code === "not-found")) throw cause;
    throw refused(cause.message, "mailbox");
  }
}

/** Says which domain it is about; the verb refuses without a word about it. */
function requireOwnDomain({ actor }: Context, address: string): void {
  const domain = canonicalAddress(address)?.domain;
  if (domain && !(readableDomains(actor)?.includes(domain) ?? true))
    throw new AppError("forbidden", `You do not administer ${domain}.`);
}

/** A refusal that belongs to one field of the form. */
const refused = (message: string, field: string) =>
  new AppError("invalid-input", message, { fields: { [field]: message } });
