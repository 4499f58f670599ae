import { and, eq } from "drizzle-orm";
import type { Handle } from "@/lib/db/client";
import { alias, externalIdentity } from "@/lib/db/schema";
import { type Domain, findDomainByName } from "@/lib/domain/queries";
import { accountAt, findLinkedMailbox } from "@/lib/external-identity/account";
import type { ClaimedAddress } from "@/lib/identity-provider/claims";
import type { SignInProvider } from "@/lib/identity-provider/queries";
import type { SignInRefusal } from "@/lib/login-attempt/refusals";
import { decideAccess } from "@/lib/mailbox/access";
import { isReservedLocalPart, newMailboxAddress } from "@/lib/mailbox/address";
import { mayClaim } from "@/lib/mailbox/may-claim";
import { findMailboxByAddress, findMailboxById, type MailboxWithFacts } from "@/lib/mailbox/queries";

/** An account that asks for a mailbox by single sign-on. */
export interface Claimant {
  /** Null: nobody in particular, an account that is not linked yet. */
  subject: string | null;
  claimed: ClaimedAddress;
  /** The template that its claims lead to; null: none but the domain's. */
  templateId: string | null;
}

/** What single sign-on comes to, before anything is written. The domain's limits are asked when the mailbox is made. */
export type ClaimantVerdict =
  | { opens: MailboxWithFacts; firstLink: boolean }
  | { creates: { address: string; domain: Domain; templateId: string } }
  /** `holder`: the mailbox that it is about; `firstLink`: which the account only claims by its address. */
  | { refusal: SignInRefusal; holder: MailboxWithFacts | null; firstLink: boolean };

type Provider = Pick<SignInProvider, "id" | "issuer" | "settings">;

const refused = (
  refusal: SignInRefusal,
  holder: MailboxWithFacts | null = null,
  firstLink = true,
): ClaimantVerdict => ({ refusal, holder, firstLink });

/**
 * The one place that decides what an account of a provider gets by single sign-on; the sign-in does what it says, and the
 * login doctor says what it would. The link is issuer and subject; only without one does the proven address count.
 */
export async function judgeClaimant(
  db: Handle,
  provider: Provider,
  { subject, claimed, templateId }: Claimant,
): Promise<ClaimantVerdict> {
  const linked = subject === null ? null : await findLinked(db, provider, subject);
  if (linked) {
    const reason = refuseAccess(provider, linked);
    return reason ? refused(reason, linked, false) : { opens: linked, firstLink: false };
  }
  if (!claimed.usable) return refused(claimed.reason);
  const holder = await findMailboxByAddress(db, claimed.address);
  if (!holder) return judgeNew(db, provider, claimed, templateId);
  const reason = await refuseHolder(db, provider, holder);
  return reason ? refused(reason, holder) : { opens: holder, firstLink: true };
}

async function findLinked(db: Handle, provider: Provider, subject: string): Promise<MailboxWithFacts | null> {
  const mailboxId = await findLinkedMailbox(db, accountAt(provider, subject));
  return mailboxId === null ? null : findMailboxById(db, mailboxId);
}

function refuseAccess(provider: Provider, mailbox: MailboxWithFacts): SignInRefusal | null {
  const credential = { kind: "single-sign-on", identityProviderId: provider.id } as const;
  const access = decideAccess(mailbox.facts, "portal", credential);
  return access.allowed ? null : access.reason;
}

/**
 * An address alone never opens a mailbox of another source, nor one that another account is linked to. That comes before
 * the mailbox's states: they are those of the account that has it.
 */
async function refuseHolder(
  db: Handle,
  provider: Provider,
  mailbox: MailboxWithFacts,
): Promise<SignInRefusal | null> {
  if (mailbox.facts.identityProviderId !== provider.id) return "other-source";
  // Nor, once an administrator has unlinked it, anybody's.
  if (!mailbox.linkByAddress || (await isLinked(db, provider, mailbox.id))) return "identity-conflict";
  if (!provider.settings.linkByEmail) return "linking-off";
  return refuseAccess(provider, mailbox);
}

const isLinked = async (db: Handle, provider: Provider, mailboxId: string): Promise<boolean> =>
  (await db.$count(
    externalIdentity,
    and(
      eq(externalIdentity.mailboxId, mailboxId),
      eq(externalIdentity.identityProviderId, provider.id),
      eq(externalIdentity.issuer, provider.issuer),
    ),
  )) > 0;

async function judgeNew(
  db: Handle,
  provider: Provider,
  claimed: ClaimedAddress & { usable: true },
  templateId: string | null,
): Promise<ClaimantVerdict> {
  const domain = await findDomainByName(db, claimed.domain);
  if (!domain) return refused("domain-unknown");
  if (!domain.active) return refused("domain-inactive");
  if (!mayClaim(domain, provider.id)) return refused("domain-of-other-provider");
  if ((await db.$count(alias, eq(alias.address, claimed.address))) > 0) return refused("address-taken");
  if (!provider.settings.createOnSignIn) return refused("creation-off");
  const target = newMailboxAddress(claimed.address);
  if (!target) return refused("address-invalid");
  if (isReservedLocalPart(target.localPart)) return refused("address-reserved");
  const ownTemplateId = templateId ?? domain.defaultTemplateId;
  if (!ownTemplateId) return refused("no-template");
  return { creates: { address: target.address, domain, templateId: ownTemplateId } };
}
