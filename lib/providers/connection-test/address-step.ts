import { type Finding, ok, type Probe, warning } from "@/lib/providers/connection-test/step";
import { providerWarnings } from "@/lib/providers/settings/provider-warnings";

/** Whose addresses the provider's people could claim, by the settings alone. */
export async function weighAddresses({ settings, openDomains }: Probe): Promise<Finding> {
  const found = providerWarnings(settings, await openDomains());
  const { emailClaim, allowedDomains } = settings;
  return found.length === 0
    ? ok(`Proven addresses in ${emailClaim}, of ${allowedDomains?.join(", ") ?? "domains that name it"}.`)
    : warning(found.map(({ what }) => what).join(" "), found.map(({ advice }) => advice).join(" "));
}
