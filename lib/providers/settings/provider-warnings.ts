import { and, asc, eq, isNull } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { domain } from "@/lib/platform/db/schema";
import type { ProviderSettings } from "@/lib/providers/settings/settings";

/** What works and should be looked at: whom a provider could let in as somebody else. */
export interface ProviderWarning {
  kind: "claims-any-domain" | "address-unproven" | "address-trusted";
  what: string;
  advice: string;
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

/** The same few names as words. */
const domainWords = ({ count, examples }: OpenDomains): string =>
  examples.join(", ") + (count > examples.length ? ` and ${count - examples.length} more` : "");

/** What of a provider's settings leaves the door to other people's addresses open. Pure. */
export function providerWarnings(settings: ProviderSettings, open: OpenDomains): ProviderWarning[] {
  return [claimsAnyDomain(settings, open), addressProof(settings)].filter((warning) => warning !== null);
}

function claimsAnyDomain(settings: ProviderSettings, open: OpenDomains): ProviderWarning | null {
  if (settings.allowedDomains || open.count === 0) return null;
  return {
    kind: "claims-any-domain",
    what: `It names no mail domains, and ${open.count === 1 ? "a domain names" : `${open.count} domains name`} no provider (${domainWords(open)}): its people can claim every free address there.`,
    advice: "Name its mail domains here, or choose the provider at each domain.",
  };
}

function addressProof({ emailClaim, emailProofClaim, requireVerifiedEmail }: ProviderSettings) {
  if (!requireVerifiedEmail)
    return {
      kind: "address-trusted" as const,
      what: `Every address in ${emailClaim} is trusted without a proof.`,
      advice: "Right only where nobody there can choose an address. Else ask for proven addresses only.",
    };
  if (emailClaim === "email" || emailProofClaim !== undefined) return null;
  return {
    kind: "address-unproven" as const,
    what: `Addresses come from ${emailClaim}, which email_verified does not prove: new people come in only when it is the same as their verified email.`,
    advice: `Name the claim that proves ${emailClaim}, or switch off that addresses must be proven if nobody there can choose one.`,
  };
}
