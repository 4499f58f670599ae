import { z } from "zod";
import { getMailbox } from "@/lib/access/queries";
import { linkAccount } from "@/lib/accounts/external-identity/link-account";
import { listConflictsOf, listIdentities } from "@/lib/accounts/external-identity/queries";
import type { OpenFinder } from "@/lib/directory/link-again/ask-directory";
import { type Candidate, type Weighed, weighAccounts } from "@/lib/directory/link-again/weigh-accounts";
import { doubtText, refusalText } from "@/lib/directory/link-again/words";
import { requireDomainAdmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { type EnabledProvider, findEnabledProvider, getProvider } from "@/lib/providers/provider/queries";
import { sentences } from "@/lib/words/compose-text";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const linkWords = words("directory.link", {
  empty: "must not be empty",
  providerDisabled: "Identity provider {provider} is disabled. Enable it first.",
});

export const weighAccountInput = z.strictObject({
  mailboxId: z.uuid(),
  identityProviderId: z.uuid(),
  /** The account's id at the provider, the `sub` of its tokens. */
  subject: z
    .string()
    .trim()
    .min(1, message(linkWords("empty")))
    .max(255),
});

export const linkAgainInput = weighAccountInput.extend({
  /** Whether app passwords, API keys, the local password and second factors stay. */
  keepWaysIn: z.boolean().default(false),
  /** The administrator knows better: links although there are doubts. */
  despiteDoubts: z.boolean().default(false),
});

/**
 * What speaks against linking a mailbox to an account, in place of the one it is linked to. Changes nothing. For
 * administrators of the domain. Throws `not-found`.
 */
export async function weighAccount(
  context: Context,
  input: z.input<typeof weighAccountInput>,
  open?: OpenFinder,
): Promise<Weighed> {
  return (await weigh(context, parseInput(weighAccountInput, input), open)).weighed;
}

/**
 * Links a mailbox to an account at its source, in place of the one it is linked to. What the person before has open ends,
 * and unless `keepWaysIn` what that person can come in by. For administrators of the domain. Throws `not-found`, and
 * `conflict` with the reason for what cannot be, and for doubts unless `despiteDoubts`.
 */
export async function linkAgain(
  context: Context,
  input: z.input<typeof linkAgainInput>,
  open?: OpenFinder,
): Promise<void> {
  const { keepWaysIn, despiteDoubts, ...wanted } = parseInput(linkAgainInput, input);
  const { provider, weighed } = await weigh(context, wanted, open);
  const { mailboxId, subject, holder: instead, refusal, doubts } = weighed;
  if (refusal) throw new AppError("conflict", refusalText(refusal));
  const [doubt, ...more] = doubts.map(doubtText);
  if (doubt && !despiteDoubts) throw new AppError("conflict", sentences(doubt, ...more));
  await linkAccount(context, { mailboxId, provider, subject, instead, keepWaysIn });
}

async function weigh(
  context: Context,
  { mailboxId, identityProviderId, subject }: z.output<typeof weighAccountInput>,
  open: OpenFinder | undefined,
): Promise<{ provider: EnabledProvider; weighed: Weighed }> {
  const { db, actor } = context;
  const mailbox = await getMailbox(db, mailboxId);
  requireDomainAdmin(actor, mailbox.domainName);
  const provider = await enabledProvider(context, identityProviderId);
  const conflicts = (await listConflictsOf(db, mailboxId)).filter(
    (one) => one.identityProviderId === provider.id,
  );
  const identities = await listIdentities(db, mailboxId);
  const holder = identities.find(
    (one) => one.identityProviderId === provider.id && one.issuer === provider.issuer,
  );
  const moved = conflicts.find((one) => one.kind === "address-changed" && one.subject === holder?.subject);
  const candidate: Candidate = {
    mailboxId,
    subject,
    address: mailbox.address,
    displayName: mailbox.displayName,
    sourceId: mailbox.identityProviderId,
    holder: holder?.subject ?? null,
    holderAddress: moved?.address ?? null,
    seen: conflicts.find((one) => one.subject === subject) ?? null,
  };
  const [weighed] = await weighAccounts(db, provider, [candidate], open);
  if (!weighed) throw new Error("The account was not weighed.");
  return { provider, weighed };
}

async function enabledProvider({ db }: Context, id: string): Promise<EnabledProvider> {
  const { slug } = await getProvider(db, id);
  const provider = await findEnabledProvider(db, slug);
  if (!provider) throw new AppError("conflict", linkWords("providerDisabled", { provider: slug }));
  return provider;
}
