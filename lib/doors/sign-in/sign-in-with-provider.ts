import { findMailboxById, type MailboxWithFacts } from "@/lib/access/queries";
import { accountAt, isIdentityOf } from "@/lib/accounts/external-identity/account";
import { judgeClaimant } from "@/lib/accounts/external-identity/judge-claimant";
import { insertLinks, linkEvent } from "@/lib/accounts/external-identity/link";
import { takeOverPushed } from "@/lib/accounts/external-identity/pushed-link";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { createMailbox } from "@/lib/accounts/mailbox/create-mailbox";
import { setDirectoryPassword } from "@/lib/accounts/mailbox/set-directory-password";
import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { rejected, type SignInDecision } from "@/lib/doors/sign-in/decision";
import { followAddress, noteClaimant } from "@/lib/doors/sign-in/follow-address";
import { followAliases } from "@/lib/doors/sign-in/follow-aliases";
import { followGroups } from "@/lib/doors/sign-in/follow-groups";
import { withKnownGroups } from "@/lib/doors/sign-in/with-known-groups";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { externalIdentity } from "@/lib/platform/db/schema";
import { inTransaction, isDuplicate, type TransactionContext } from "@/lib/platform/db/transaction";
import { claimedAddress } from "@/lib/providers/claims/claims";
import { directoryFields, saidFields } from "@/lib/providers/claims/directory-fields";
import { claimedMailPassword } from "@/lib/providers/claims/mail-password";
import { chooseTemplate, templateToApply } from "@/lib/providers/claims/template-choice";
import type { EnabledProvider } from "@/lib/providers/provider/queries";
import type { Claims } from "@/lib/providers/settings/claim-at";

type VerifiedClaims = Claims & { sub: string };
type Linked = { mailbox: MailboxWithFacts; created: boolean } | { refusal: SignInRefusal };

/**
 * Signs in the person behind verified claims: finds the mailbox by issuer + subject, or makes the first link (and the
 * mailbox) by the proven email address, then applies template, name, language, aliases and groups. All in one transaction: a refused or broken
 * sign-in leaves nothing. The caller's actor is the identity provider itself.
 */
export async function signInWithProvider(
  context: Context,
  provider: EnabledProvider,
  claims: VerifiedClaims,
): Promise<SignInDecision> {
  const attempt = () => inTransaction(context, (tx) => decide(tx, provider, claims));
  try {
    const decision = await attempt();
    // Two first sign-ins at once: the loser finds the winner's mailbox when it looks again.
    return decision.decision === "rejected" && decision.reason === "address-taken"
      ? await attempt()
      : decision;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return attempt();
  }
}

async function decide(
  context: TransactionContext,
  provider: EnabledProvider,
  claims: VerifiedClaims,
): Promise<SignInDecision> {
  const choose = async () => chooseTemplate(provider, await withKnownGroups(context.db, provider, claims));
  const linked = await findOrMake(context, provider, claims, (await choose())?.templateId ?? null);
  if ("refusal" in linked) return rejected(linked.refusal);
  const { mailbox, created } = linked;
  // Again, since whoever was pushed under another id has its groups only now.
  const template = await choose();
  const said = saidFields(provider.settings.sync, claims);
  const { displayName: _, ...besideName } = said;
  if (!created || Object.keys(besideName).length > 0)
    await applyTemplate(context, {
      mailboxId: mailbox.id,
      templateId: templateToApply(template),
      ...said,
      // Sync and sign-in must not take turns in setting it.
      ...(provider.settings.sync.quotaAttribute ? { quotaBytes: said.quotaBytes ?? "keep" } : {}),
    });
  await followAliases(context, provider, claims, mailbox);
  await followAddress(context, provider, claims, mailbox);
  await followMailPassword(context, provider, claims, mailbox.id);
  await followGroups(context, provider, claims);
  await touchIdentity(context, provider, claims.sub);
  return { decision: "accepted", mailboxId: mailbox.id, address: mailbox.address, created };
}

/** Only where the claims speak of it: a provider need not put a hash into tokens, and the directory is read anyway. */
async function followMailPassword(
  context: TransactionContext,
  provider: EnabledProvider,
  claims: VerifiedClaims,
  mailboxId: string,
): Promise<void> {
  const claimed = claimedMailPassword(provider.settings, claims);
  if (claimed.state === "absent") return;
  const directoryPasswordHash = claimed.state === "usable" ? claimed.hash : null;
  await setDirectoryPassword(context, { mailboxId, identityProviderId: provider.id, directoryPasswordHash });
}

/** Finds the mailbox of an account, or makes the first link, and the mailbox where it may. */
async function findOrMake(
  context: TransactionContext,
  provider: EnabledProvider,
  claims: VerifiedClaims,
  templateId: string | null,
): Promise<Linked> {
  const claimant = { subject: claims.sub, claimed: claimedAddress(provider, claims), templateId };
  const verdict = await judgeClaimant(context.db, provider, claimant);
  if ("refusal" in verdict) {
    const { refusal, holder, firstLink } = verdict;
    if (holder && firstLink) await noteClaimant(context, provider, claims, holder, refusal);
    return { refusal };
  }
  if ("creates" in verdict) return create(context, provider, claims, verdict.creates);
  if (verdict.firstLink) await addIdentity(context, provider, claims.sub, verdict.opens);
  return { mailbox: verdict.opens, created: false };
}

async function create(
  context: TransactionContext,
  provider: EnabledProvider,
  claims: VerifiedClaims,
  { address, templateId }: { address: string; templateId: string },
): Promise<Linked> {
  const outcome = await createMailbox(context, {
    address,
    templateId,
    identityProviderId: provider.id,
    displayName: directoryFields(provider.settings.sync, claims).displayName ?? "",
  });
  if (!outcome.created) return { refusal: outcome.reason };
  const mailbox = await findMailboxById(context.db, outcome.id);
  if (!mailbox) return { refusal: "address-taken" };
  await addIdentity(context, provider, claims.sub, mailbox);
  return { mailbox, created: true };
}

async function addIdentity(
  context: TransactionContext,
  provider: EnabledProvider,
  subject: string,
  mailbox: MailboxWithFacts,
): Promise<void> {
  const link = { ...accountAt(provider, subject), mailboxId: mailbox.id };
  if (!(await takeOverPushed(context.db, provider, link))) await insertLinks(context.db, [link]);
  await recordEvent(context, linkEvent({ mailbox, provider, subject }));
}

async function touchIdentity(
  context: TransactionContext,
  provider: EnabledProvider,
  subject: string,
): Promise<void> {
  await context.db
    .update(externalIdentity)
    .set({ lastSignInAt: new Date() })
    .where(isIdentityOf(accountAt(provider, subject)));
}
