import { type Finding, ok, type Probe, type TestStep, warning } from "@/lib/providers/connection-test/step";
import { namedStep } from "@/lib/providers/connection-test/step-words";
import { providerWarnings } from "@/lib/providers/settings/provider-warnings";
import { sentences } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const addressWords = words("provider.test.addresses", {
  domains: "Verified addresses from {claim}, in {domains}.",
  anyDomain: "Verified addresses from {claim}, in domains that are assigned to this provider.",
});

/** Whose addresses the provider's people could claim, by the settings alone. */
async function weighAddresses({ settings, openDomains }: Probe): Promise<Finding> {
  const found = providerWarnings(settings, await openDomains());
  const { emailClaim, allowedDomains } = settings;
  const [first, ...more] = found;
  if (!first)
    return ok(
      allowedDomains
        ? addressWords("domains", { claim: emailClaim, domains: allowedDomains.join(", ") })
        : addressWords("anyDomain", { claim: emailClaim }),
    );
  return warning(
    sentences(first.what, ...more.map(({ what }) => what)),
    sentences(first.advice, ...more.map(({ advice }) => advice)),
  );
}

/** The last step of every test of what a sign-in needs. */
export const addressStep: TestStep<Probe> = {
  ...namedStep("addresses"),
  isAboutPeople: true,
  neededFor: "sign-in",
  after: null,
  run: weighAddresses,
};
