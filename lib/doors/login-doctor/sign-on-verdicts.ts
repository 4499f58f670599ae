import { findMailboxByAddress, type MailboxWithFacts } from "@/lib/access/queries";
import { findDomainByName } from "@/lib/accounts/domain/queries";
import { type ClaimantVerdict, judgeClaimant } from "@/lib/accounts/external-identity/judge-claimant";
import { listIdentities } from "@/lib/accounts/external-identity/queries";
import { likelyLimitRefusal } from "@/lib/accounts/mailbox/domain-limits";
import { getTemplate } from "@/lib/accounts/template/queries";
import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import type { CanonicalAddress } from "@/lib/platform/address/address";
import type { Handle } from "@/lib/platform/db/client";
import { allowedAddress } from "@/lib/providers/claims/claims";
import { listProviders, type Provider } from "@/lib/providers/provider/queries";

/** What single sign-on by one provider comes to for an address that it has proven. */
export interface SignOnVerdict {
  /** Its slug, as it was asked for or found. */
  provider: string;
  /** The account that was judged: the one that was asked about, or that is linked; null: one that is not linked. */
  subject: string | null;
  outcome: "opens" | "links" | "creates" | "refused";
  reason: SignInRefusal | null;
  /** Why an account that is not linked is refused with this address; null: it is not. */
  othersReason: SignInRefusal | null;
}

export interface SignOnQuestion {
  /** Slug; left out: the mailbox's source, else whichever may bring the address. */
  provider?: string | undefined;
  /** An account there, by its `sub`; left out: the one that is linked, if any is. */
  subject?: string | undefined;
}

/**
 * Asks the sign-in's own decision (`judgeClaimant`) what it would say, for a person whom no mapping names. Nothing is
 * written, and no provider is asked: what only its claims can tell stands in the login history.
 */
export async function judgeSignOns(
  db: Handle,
  address: CanonicalAddress,
  { provider: slug, subject }: SignOnQuestion,
): Promise<SignOnVerdict[]> {
  const mailbox = await findMailboxByAddress(db, address.address);
  const enabled = (await listProviders(db)).filter((provider) => provider.enabled);
  if (slug !== undefined) {
    const provider = enabled.find((one) => one.slug === slug);
    return [provider ? await judgeOne(db, provider, address, mailbox, subject) : unknown(slug)];
  }
  const candidates = await candidatesFor(db, enabled, address, mailbox);
  return Promise.all(candidates.map((provider) => judgeOne(db, provider, address, mailbox, subject)));
}

const unknown = (provider: string): SignOnVerdict => ({
  provider,
  subject: null,
  outcome: "refused",
  reason: "provider-unknown",
  othersReason: "provider-unknown",
});

/** The providers by which somebody with this address could mean to come in. */
async function candidatesFor(
  db: Handle,
  enabled: Provider[],
  { domain: name }: CanonicalAddress,
  mailbox: MailboxWithFacts | null,
): Promise<Provider[]> {
  if (mailbox) return enabled.filter(({ id }) => id === mailbox.facts.identityProviderId);
  const named = (await findDomainByName(db, name))?.identityProviderId ?? null;
  return enabled.filter(({ id, settings: { allowedDomains } }) =>
    named === null ? (allowedDomains?.includes(name) ?? true) : id === named,
  );
}

async function judgeOne(
  db: Handle,
  provider: Provider,
  address: CanonicalAddress,
  mailbox: MailboxWithFacts | null,
  asked: string | undefined,
): Promise<SignOnVerdict> {
  const subject = asked ?? (mailbox ? await linkedSubject(db, provider, mailbox.id) : null);
  const claimant = {
    claimed: allowedAddress(provider.settings, address),
    templateId: provider.defaultTemplateId,
  };
  const judge = async (whose: string | null) =>
    limited(db, address, await judgeClaimant(db, provider, { ...claimant, subject: whose }));
  const verdict = await judge(subject);
  const others = subject === null ? verdict : await judge(null);
  return {
    provider: provider.slug,
    subject,
    outcome: outcomeOf(verdict),
    reason: "refusal" in verdict ? verdict.refusal : null,
    othersReason: "refusal" in others ? others.refusal : null,
  };
}

async function linkedSubject(db: Handle, provider: Provider, mailboxId: string): Promise<string | null> {
  const linked = (await listIdentities(db, mailboxId)).find(
    (one) => one.identityProviderId === provider.id && one.issuer === provider.issuer,
  );
  return linked?.subject ?? null;
}

/** What the domain's limits say of a mailbox that would be made, as `createMailbox` asks them. */
async function limited(
  db: Handle,
  { domain: name }: CanonicalAddress,
  verdict: ClaimantVerdict,
): Promise<ClaimantVerdict> {
  const domain = "creates" in verdict ? await findDomainByName(db, name) : null;
  if (!("creates" in verdict) || !domain) return verdict;
  const { quotaBytes } = await getTemplate(db, verdict.creates.templateId);
  const refusal = await likelyLimitRefusal(db, domain, { quotaBytes });
  return refusal ? { refusal, holder: null, firstLink: true } : verdict;
}

function outcomeOf(verdict: ClaimantVerdict): SignOnVerdict["outcome"] {
  if ("refusal" in verdict) return "refused";
  if ("creates" in verdict) return "creates";
  return verdict.firstLink ? "links" : "opens";
}
