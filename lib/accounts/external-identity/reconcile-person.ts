import type { Claimable, ReconcilePolicy } from "@/lib/accounts/external-identity/reconcile-policy";
import { type AddressDomain, type DomainRefusal, refuseNewMailbox } from "@/lib/accounts/mailbox/may-claim";
import { isReservedLocalPart, newMailboxAddress } from "@/lib/platform/address/address";
import type { AddressRefusal, ClaimedAddress } from "@/lib/providers/claims/claims";

/** What is here already for one person of a provider. Only what the person leads to needs to be looked up. */
export interface PersonFacts<Mailbox extends Claimable> {
  /** The mailbox that the account (issuer and subject) is linked to. */
  linked: Mailbox | null;
  /**
   * When nothing is linked: the mailbox at the claimed address, and whether another account is linked to it. `isPushed`: that
   * is only the id under which the same provider has pushed the person by SCIM, and nobody has signed in with it.
   */
  sameAddress: { mailbox: Mailbox; hasOther: boolean; isPushed?: boolean } | null;
  /** When neither is there: the domain of the claimed address, if it is one of ours. */
  domain: (AddressDomain & { defaultTemplateId: string | null }) | null;
  /** Whether the claimed address is an alias. */
  isAlias: boolean;
}

/** What the provider says of the person. Address and template are only asked for where they matter. */
export interface PersonClaims {
  /** False: disabled at the provider. Whoever comes with a token is not. */
  enabled: boolean;
  address(): ClaimedAddress;
  /** The template that the claims lead to; null: none but the domain's. */
  templateId(): string | null;
}

/** Why a person gets no mailbox, whoever asks. */
export type PersonRefusal =
  | AddressRefusal
  | DomainRefusal
  | "domain-unknown"
  | "other-source"
  | "identity-conflict"
  | "link-by-hand"
  | "linking-off"
  | "creation-off"
  | "address-reserved"
  | "no-template"
  /** Nobody here, and disabled at the provider. */
  | "disabled";

/** What a person comes to. */
export type Verdict<Mailbox, Refusal extends string> =
  /** `keep`: the linked mailbox stays the person's; `leave`: so it does, and the person is disabled; `link`: the first link. */
  | { outcome: "keep" | "leave" | "link"; mailbox: Mailbox }
  | { outcome: "create"; address: string; templateId: string }
  /** `mailbox`: the one that it is about, `isLinked` to the account or only claimed; `address`: the one that was claimed. */
  | {
      outcome: "refused";
      reason: PersonRefusal | Refusal;
      mailbox: Mailbox | null;
      isLinked: boolean;
      address: string | null;
    };

/**
 * Judges what a person of a provider gets here: the one chain of reasons behind sign-ins, runs and directory events. The link is
 * issuer and subject; only without one does the proven address count. The domain's limits are asked when a mailbox is made.
 * Pure: the same input gives the same verdict.
 */
export function reconcilePerson<Mailbox extends Claimable, Refusal extends string>(
  facts: PersonFacts<Mailbox>,
  claims: PersonClaims,
  policy: ReconcilePolicy<Mailbox, Refusal>,
): Verdict<Mailbox, Refusal> {
  const { linked, sameAddress } = facts;
  const refused = refusing<Mailbox, Refusal>(linked ?? sameAddress?.mailbox ?? null, linked !== null);
  if (linked) {
    const reason = policy.refuseMailbox(linked);
    return reason ? refused(reason) : { outcome: claims.enabled ? "keep" : "leave", mailbox: linked };
  }
  const claimed = claims.address();
  if (!claimed.usable) return refusing<Mailbox, Refusal>(null, false)(claimed.reason);
  if (sameAddress) {
    const reason = refuseHolder(sameAddress, policy);
    // Linked even when disabled there: app passwords may work already, and the person is to be shut out.
    return reason ? refused(reason, claimed.address) : { outcome: "link", mailbox: sameAddress.mailbox };
  }
  if (!claims.enabled) return refused("disabled", claimed.address);
  const target = judgeNew(facts, claimed.address, claims, policy);
  return typeof target === "string" ? refused(target, claimed.address) : { outcome: "create", ...target };
}

const refusing =
  <Mailbox, Refusal extends string>(mailbox: Mailbox | null, isLinked: boolean) =>
  (reason: PersonRefusal | Refusal, address: string | null = null): Verdict<Mailbox, Refusal> => ({
    outcome: "refused",
    reason,
    mailbox,
    isLinked,
    address,
  });

/**
 * An address alone never opens a mailbox of another source, nor one that another account is linked to or that an
 * administrator has unlinked. That comes before the mailbox's states: they are those of the account that has it.
 */
function refuseHolder<Mailbox extends Claimable, Refusal extends string>(
  { mailbox, hasOther, isPushed = false }: NonNullable<PersonFacts<Mailbox>["sameAddress"]>,
  policy: ReconcilePolicy<Mailbox, Refusal>,
): PersonRefusal | Refusal | null {
  if (mailbox.identityProviderId !== policy.providerId) return "other-source";
  if (hasOther && !(isPushed && policy.takesOverPushed)) return "identity-conflict";
  if (!mailbox.linkByAddress) return "link-by-hand";
  if (!policy.linkByEmail) return "linking-off";
  return policy.refuseMailbox(mailbox);
}

function judgeNew<Refusal extends string>(
  { domain, isAlias }: Pick<PersonFacts<never>, "domain" | "isAlias">,
  claimed: string,
  claims: PersonClaims,
  policy: Pick<ReconcilePolicy<never, Refusal>, "providerId" | "createsMailboxes" | "aliasRefusal">,
): { address: string; templateId: string } | PersonRefusal | Refusal {
  if (!domain) return "domain-unknown";
  const refusal = refuseNewMailbox(domain, policy.providerId);
  if (refusal) return refusal;
  if (isAlias && policy.aliasRefusal) return policy.aliasRefusal;
  if (!policy.createsMailboxes) return "creation-off";
  const target = newMailboxAddress(claimed);
  if (!target) return "address-invalid";
  if (isReservedLocalPart(target.localPart)) return "address-reserved";
  const templateId = claims.templateId() ?? domain.defaultTemplateId;
  return templateId ? { address: target.address, templateId } : "no-template";
}
