import { eq } from "drizzle-orm";
import { type AccessRefusal, decideAccess } from "@/lib/access/decide-access";
import { findMailboxByAddress, findMailboxById, type MailboxWithFacts } from "@/lib/access/queries";
import { findDomainByName } from "@/lib/accounts/domain/queries";
import { accountAt, findLinkedMailbox } from "@/lib/accounts/external-identity/account";
import { readHolder } from "@/lib/accounts/external-identity/pushed-link";
import {
  type PersonFacts,
  type PersonRefusal,
  reconcilePerson,
} from "@/lib/accounts/external-identity/reconcile-person";
import { signInPolicy } from "@/lib/accounts/external-identity/reconcile-policy";
import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import type { Handle } from "@/lib/platform/db/client";
import { alias } from "@/lib/platform/db/schema";
import type { ClaimedAddress } from "@/lib/providers/claims/claims";
import type { EnabledProvider } from "@/lib/providers/provider/queries";

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
  | { creates: { address: string; templateId: string } }
  /** `holder`: the mailbox that it is about; `firstLink`: which the account only claims by its address. */
  | { refusal: SignInRefusal; holder: MailboxWithFacts | null; firstLink: boolean };

type Provider = Pick<EnabledProvider, "id" | "issuer" | "settings">;
type Facts = PersonFacts<MailboxWithFacts>;

/**
 * What an account of a provider gets by single sign-on: looks up what is here of it, and judges that by `reconcilePerson`.
 * The sign-in does what it says, and the login doctor says what it would.
 */
export async function judgeClaimant(
  db: Handle,
  provider: Provider,
  claimant: Claimant,
): Promise<ClaimantVerdict> {
  const { claimed, templateId } = claimant;
  const facts = await readFacts(db, provider, claimant);
  const claims = { enabled: true, address: () => claimed, templateId: () => templateId };
  const verdict = reconcilePerson(facts, claims, signInPolicy(provider, refuseAccess(provider)));
  switch (verdict.outcome) {
    case "keep":
    case "link":
      return { opens: verdict.mailbox, firstLink: verdict.outcome === "link" };
    case "leave":
      return { refusal: "directory-disabled", holder: verdict.mailbox, firstLink: false };
    case "create":
      return { creates: verdict };
    case "refused":
      return {
        refusal: signInRefusalOf(verdict.reason),
        holder: verdict.mailbox,
        firstLink: !verdict.isLinked,
      };
  }
}

/** A sign-in says less than a run does: whether somebody else has the mailbox or nobody may is not for strangers. */
function signInRefusalOf(reason: PersonRefusal | AccessRefusal | "address-taken"): SignInRefusal {
  if (reason === "disabled") return "directory-disabled";
  return reason === "link-by-hand" ? "identity-conflict" : reason;
}

/** Looks up only what the account leads to. */
async function readFacts(db: Handle, provider: Provider, { subject, claimed }: Claimant): Promise<Facts> {
  const nothing: Facts = { linked: null, sameAddress: null, domain: null, isAlias: false };
  const linked = subject === null ? null : await findLinked(db, provider, subject);
  if (linked || !claimed.usable) return { ...nothing, linked };
  const mailbox = await findMailboxByAddress(db, claimed.address);
  if (mailbox)
    return {
      ...nothing,
      sameAddress: { mailbox, ...(await readHolder(db, provider, { mailboxId: mailbox.id, subject })) },
    };
  const domain = await findDomainByName(db, claimed.domain);
  const isAlias = domain !== null && (await db.$count(alias, eq(alias.address, claimed.address))) > 0;
  return { ...nothing, domain, isAlias };
}

async function findLinked(db: Handle, provider: Provider, subject: string): Promise<MailboxWithFacts | null> {
  const mailboxId = await findLinkedMailbox(db, accountAt(provider, subject));
  return mailboxId === null ? null : findMailboxById(db, mailboxId);
}

const refuseAccess =
  ({ id: identityProviderId }: Provider) =>
  ({ facts }: MailboxWithFacts): AccessRefusal | null => {
    const access = decideAccess(facts, "portal", { kind: "single-sign-on", identityProviderId });
    return access.allowed ? null : access.reason;
  };
