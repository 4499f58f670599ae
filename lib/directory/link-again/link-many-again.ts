import { z } from "zod";
import { linkAccount } from "@/lib/accounts/external-identity/link-account";
import { listConflictPage } from "@/lib/accounts/external-identity/list-conflict-page";
import type { IdentityConflict } from "@/lib/accounts/external-identity/queries";
import type { OpenFinder } from "@/lib/directory/link-again/ask-directory";
import { type Weighed, weighAccounts } from "@/lib/directory/link-again/weigh-accounts";
import { doubtText, refusalText } from "@/lib/directory/link-again/words";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { type EnabledProvider, findEnabledProvider } from "@/lib/providers/provider/queries";
import { sentences } from "@/lib/words/compose-text";
import { say, type Text, words } from "@/lib/words/text";

const manyWords = words("directory.linkMany", {
  unknownProvider: "Enabled identity provider {provider} not found.",
});

/** The most accounts that one call looks at; the caller asks again with `next`. */
const accountsAtOnce = 50;

export const linkManyInput = z.strictObject({
  /** Slug of the provider. */
  provider: z.string().max(40),
  /** False: says what would be done, and does nothing. */
  apply: z.boolean(),
  keepWaysIn: z.boolean().default(false),
  cursor: z.string().max(1_000).optional(),
});

export const manyOutcomes = ["linked", "would-link", "left"] as const;

export interface ManyItem {
  address: string;
  oldSubject: string | null;
  newSubject: string;
  name: string;
  outcome: (typeof manyOutcomes)[number];
  /** Why it is left to be looked at by itself, null where it is not. */
  problem: Text | null;
}

export type SaidItem = Omit<ManyItem, "problem"> & { problem: string | null };

/** An item as fields of a document, in English or as `said` says texts. */
export const saidItem = ({ problem, ...item }: ManyItem, said: (text: Text) => string = say): SaidItem => ({
  ...item,
  problem: problem && said(problem),
});

export interface LinkStep {
  items: ManyItem[];
  next: string | null;
}

/**
 * Links the mailboxes of a provider to the accounts that have claimed them, where address and proof fit, nobody else claims
 * them, names do not differ, and the old account is gone from the directory as far as that can be asked. At most
 * `accountsAtOnce` in a call, each in a transaction of its own. For administrators, of their domains. Throws `not-found`.
 */
export async function linkManyAgain(
  context: Context,
  input: z.input<typeof linkManyInput>,
  open?: OpenFinder,
): Promise<LinkStep> {
  const { provider: slug, apply, keepWaysIn, cursor } = parseInput(linkManyInput, input);
  const page = await listConflictPage(context, {
    kind: "other-account",
    provider: slug,
    cursor,
    limit: accountsAtOnce,
  });
  const provider = await findEnabledProvider(context.db, slug);
  if (!provider) throw new AppError("not-found", manyWords("unknownProvider", { provider: slug }));
  const weighed = await weighAccounts(context.db, provider, page.items.map(candidateOf(provider)), open);
  const items: ManyItem[] = [];
  for (const one of weighed)
    items.push(await linkUnlessDoubtful(context, provider, one, { apply, keepWaysIn }));
  return { items, next: page.next };
}

const candidateOf = (provider: EnabledProvider) => (conflict: IdentityConflict) => ({
  mailboxId: conflict.mailboxId,
  address: conflict.mailboxAddress,
  displayName: conflict.mailboxName,
  sourceId: conflict.source === provider.slug ? provider.id : null,
  holder: conflict.holder,
  holderAddress: conflict.holderAddress,
  subject: conflict.subject,
  seen: { address: conflict.address, displayName: conflict.displayName },
});

async function linkUnlessDoubtful(
  context: Context,
  provider: EnabledProvider,
  { address, mailboxId, holder, subject, seen, refusal, doubts }: Weighed,
  { apply, keepWaysIn }: { apply: boolean; keepWaysIn: boolean },
): Promise<ManyItem> {
  const item = { address, oldSubject: holder, newSubject: subject, name: seen?.displayName ?? "" };
  const [first, ...more] = refusal ? [refusalText(refusal)] : doubts.map(doubtText);
  if (first) return { ...item, outcome: "left", problem: sentences(first, ...more) };
  if (!apply) return { ...item, outcome: "would-link", problem: null };
  try {
    await linkAccount(context, { mailboxId, provider, subject, instead: holder, keepWaysIn });
    return { ...item, outcome: "linked", problem: null };
  } catch (error) {
    if (error instanceof AppError && error.status < 500)
      return { ...item, outcome: "left", problem: error.text };
    throw error;
  }
}
