import { and, asc, eq, isNull } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { domain } from "@/lib/platform/db/schema";
import type { ProviderSettings } from "@/lib/providers/settings/settings";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const warningWords = words("provider.warning", {
  claimsAnyDomain:
    "This provider has no allowed domains, and {count, plural, one {# domain isn't} other {# domains aren't}} assigned to a provider ({domains}). Its people can claim any free address there.",
  claimsAnyDomainAdvice: "Enter the provider's allowed domains, or assign a provider to each domain.",
  moreDomains: "{count, number} more",
  addressTrusted: "Every address in {claim} is trusted without verification.",
  addressTrustedAdvice:
    "Use this only if nobody can choose their own address at the provider. Otherwise require verified addresses.",
  addressUnproven:
    "Addresses come from {claim}, which email_verified doesn't prove. New people can sign in only if it matches their verified email.",
  addressUnprovenAdvice:
    "Enter the claim that proves {claim}, or stop requiring verified addresses if nobody can choose their own.",
});

/** What works and should be looked at: whom a provider could let in as somebody else. */
export interface ProviderWarning {
  kind: "claims-any-domain" | "address-unproven" | "address-trusted";
  what: Text;
  advice: Text;
}

/** The domains that any provider without `allowedDomains` may bring people of, since they name none. */
export interface OpenDomains {
  count: number;
  /** The first few, by name. */
  examples: string[];
}

const maxExamples = 5;
const isOpen = and(isNull(domain.identityProviderId), eq(domain.active, true));

/** The active domains that name no provider. */
export async function openDomains(db: Handle): Promise<OpenDomains> {
  const [count, rows] = await Promise.all([
    db.$count(domain, isOpen),
    db.select({ name: domain.name }).from(domain).where(isOpen).orderBy(asc(domain.name)).limit(maxExamples),
  ]);
  return { count, examples: rows.map(({ name }) => name) };
}

/** The same few names, and how many there are beside them. */
const domainTexts = ({ count, examples }: OpenDomains): Text[] => {
  const more = count - examples.length;
  return [...examples.map(verbatim), ...(more > 0 ? [warningWords("moreDomains", { count: more })] : [])];
};

/** What of a provider's settings leaves the door to other people's addresses open. Pure. */
export function providerWarnings(settings: ProviderSettings, open: OpenDomains): ProviderWarning[] {
  return [claimsAnyDomain(settings, open), addressProof(settings)].filter((warning) => warning !== null);
}

function claimsAnyDomain(settings: ProviderSettings, open: OpenDomains): ProviderWarning | null {
  if (settings.allowedDomains || open.count === 0) return null;
  return {
    kind: "claims-any-domain",
    what: warningWords("claimsAnyDomain", { count: open.count, domains: domainTexts(open) }),
    advice: warningWords("claimsAnyDomainAdvice"),
  };
}

function addressProof({ emailClaim, emailProofClaim, requireVerifiedEmail }: ProviderSettings) {
  if (!requireVerifiedEmail)
    return {
      kind: "address-trusted" as const,
      what: warningWords("addressTrusted", { claim: emailClaim }),
      advice: warningWords("addressTrustedAdvice"),
    };
  if (emailClaim === "email" || emailProofClaim !== undefined) return null;
  return {
    kind: "address-unproven" as const,
    what: warningWords("addressUnproven", { claim: emailClaim }),
    advice: warningWords("addressUnprovenAdvice", { claim: emailClaim }),
  };
}
