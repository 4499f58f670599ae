import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { externalIdentity } from "@/lib/db/schema";
import { inTransaction, isDuplicate, type TransactionContext } from "@/lib/db/transaction";
import { findDomainByName } from "@/lib/domain/queries";
import { type Claims, claimedAddress } from "@/lib/identity-provider/claims";
import { directoryFields } from "@/lib/identity-provider/directory-fields";
import { claimedMailPassword } from "@/lib/identity-provider/mail-password";
import type { SignInProvider } from "@/lib/identity-provider/queries";
import { chooseTemplate, templateToApply } from "@/lib/identity-provider/template-choice";
import { decideAccess } from "@/lib/mailbox/access";
import { isReservedLocalPart, newMailboxAddress } from "@/lib/mailbox/address";
import { applyTemplate } from "@/lib/mailbox/apply-template";
import { createMailbox } from "@/lib/mailbox/create-mailbox";
import { findMailboxByAddress, findMailboxById, type MailboxWithFacts } from "@/lib/mailbox/queries";
import { setDirectoryPassword } from "@/lib/mailbox/set-directory-password";
import { rejected, type SignInDecision } from "@/lib/sign-in/decision";
import { followAliases } from "@/lib/sign-in/follow-aliases";
import type { SignInRefusal } from "@/lib/sign-in/refusals";

type VerifiedClaims = Claims & { sub: string };
type Linked = { mailbox: MailboxWithFacts; created: boolean } | { refusal: SignInRefusal };

/**
 * Signs in the person behind verified claims: finds the mailbox by issuer + subject, or makes the first link (and the
 * mailbox) by the proven e-mail address, then applies template, name, language and aliases. All in one transaction: a refused or broken
 * sign-in leaves nothing. The caller's actor is the identity provider itself.
 */
export async function signInWithProvider(
  context: Context,
  provider: SignInProvider,
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
  provider: SignInProvider,
  claims: VerifiedClaims,
): Promise<SignInDecision> {
  const template = chooseTemplate(provider, claims);
  const linked =
    (await findLinked(context, provider, claims.sub)) ??
    (await linkFirst(context, provider, claims, template?.templateId ?? null));
  if ("refusal" in linked) return rejected(linked.refusal);
  const { mailbox, created } = linked;
  const { displayName, quotaBytes, language } = directoryFields(provider.settings.sync, claims);
  if (!created || quotaBytes !== null || language !== null)
    await applyTemplate(context, {
      mailboxId: mailbox.id,
      templateId: templateToApply(template),
      ...(displayName === null ? {} : { displayName }),
      ...(language === null ? {} : { language }),
      // Sync and sign-in must not take turns in setting it.
      ...(provider.settings.sync.quotaAttribute ? { quotaBytes: quotaBytes ?? "keep" } : {}),
    });
  await followAliases(context, provider, claims, mailbox);
  await followMailPassword(context, provider, claims, mailbox.id);
  await touchIdentity(context, provider, claims.sub);
  return { decision: "accepted", mailboxId: mailbox.id, address: mailbox.address, created };
}

/** Only where the claims speak of it: a provider need not put a hash into tokens, and the directory is read anyway. */
async function followMailPassword(
  context: TransactionContext,
  provider: SignInProvider,
  claims: VerifiedClaims,
  mailboxId: string,
): Promise<void> {
  const claimed = claimedMailPassword(provider.settings, claims);
  if (claimed.state === "absent") return;
  const directoryPasswordHash = claimed.state === "usable" ? claimed.hash : null;
  await setDirectoryPassword(context, { mailboxId, identityProviderId: provider.id, directoryPasswordHash });
}

const identityOf = (provider: SignInProvider, subject: string) =>
  and(
    eq(externalIdentity.identityProviderId, provider.id),
    eq(externalIdentity.issuer, provider.issuer),
    eq(externalIdentity.subject, subject),
  );

async function findLinked(
  context: TransactionContext,
  provider: SignInProvider,
  subject: string,
): Promise<Linked | null> {
  const [identity] = await context.db.select().from(externalIdentity).where(identityOf(provider, subject));
  if (!identity) return null;
  const mailbox = await findMailboxById(context.db, identity.mailboxId);
  if (!mailbox) return null;
  const refusal = refuseAccess(provider, mailbox);
  return refusal ? { refusal } : { mailbox, created: false };
}

function refuseAccess(provider: SignInProvider, mailbox: MailboxWithFacts): SignInRefusal | null {
  const access = decideAccess(mailbox.facts, "portal", {
    kind: "single-sign-on",
    identityProviderId: provider.id,
  });
  return access.allowed ? null : access.reason;
}

async function linkFirst(
  context: TransactionContext,
  provider: SignInProvider,
  claims: VerifiedClaims,
  templateId: string | null,
): Promise<Linked> {
  const claimed = claimedAddress(provider, claims);
  if (!claimed.usable) return { refusal: claimed.reason };
  const existing = await findMailboxByAddress(context.db, claimed.address);
  if (existing) {
    const refusal = refuseAccess(provider, existing) ?? (await refuseLink(context, provider, existing));
    if (refusal) return { refusal };
    await addIdentity(context, provider, claims.sub, existing);
    return { mailbox: existing, created: false };
  }
  const domain = await findDomainByName(context.db, claimed.domain);
  if (!domain) return { refusal: "domain-unknown" };
  if (!domain.active) return { refusal: "domain-inactive" };
  if (!provider.settings.createOnSignIn) return { refusal: "creation-off" };
  const target = newMailboxAddress(claimed.address);
  if (!target) return { refusal: "address-invalid" };
  if (isReservedLocalPart(target.localPart)) return { refusal: "address-reserved" };
  const ownTemplateId = templateId ?? domain.defaultTemplateId;
  if (!ownTemplateId) return { refusal: "no-template" };
  const outcome = await createMailbox(context, {
    address: claimed.address,
    displayName: directoryFields(provider.settings.sync, claims).displayName ?? "",
    templateId: ownTemplateId,
    identityProviderId: provider.id,
  });
  if (!outcome.created) return { refusal: outcome.reason };
  const mailbox = await findMailboxById(context.db, outcome.id);
  if (!mailbox) return { refusal: "address-taken" };
  await addIdentity(context, provider, claims.sub, mailbox);
  return { mailbox, created: true };
}

/** An address alone never opens a mailbox that another subject is linked to (or, by `refuseAccess`, of another source). */
async function refuseLink(
  context: TransactionContext,
  provider: SignInProvider,
  mailbox: MailboxWithFacts,
): Promise<SignInRefusal | null> {
  const [other] = await context.db
    .select({ id: externalIdentity.id })
    .from(externalIdentity)
    .where(
      and(
        eq(externalIdentity.mailboxId, mailbox.id),
        eq(externalIdentity.identityProviderId, provider.id),
        eq(externalIdentity.issuer, provider.issuer),
      ),
    );
  if (other) return "identity-conflict";
  return provider.settings.linkByEmail ? null : "identity-conflict";
}

async function addIdentity(
  context: TransactionContext,
  provider: SignInProvider,
  subject: string,
  mailbox: MailboxWithFacts,
): Promise<void> {
  const row = { identityProviderId: provider.id, issuer: provider.issuer, subject, mailboxId: mailbox.id };
  await context.db.insert(externalIdentity).values(row);
  await recordEvent(context, {
    action: "external-identity.link",
    subject: { kind: "mailbox", id: mailbox.id, label: mailbox.address },
    domainName: mailbox.domainName,
    before: null,
    after: { provider: provider.slug, issuer: provider.issuer, subject },
  });
}

async function touchIdentity(
  context: TransactionContext,
  provider: SignInProvider,
  subject: string,
): Promise<void> {
  await context.db
    .update(externalIdentity)
    .set({ lastSignInAt: new Date() })
    .where(identityOf(provider, subject));
}
