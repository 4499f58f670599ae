import { weighAddresses } from "@/lib/providers/connection-test/address-step";
import { checkTls, resolveName } from "@/lib/providers/connection-test/network-steps";
import type { TestStep } from "@/lib/providers/connection-test/step";
import { stepWords } from "@/lib/providers/connection-test/step-words";
import { tryClient } from "@/lib/providers/kinds/oidc/client-steps";
import { compareClocks } from "@/lib/providers/kinds/oidc/clock-step";
import { discover, matchIssuer, readKeys } from "@/lib/providers/kinds/oidc/discovery-steps";
import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import { checkRedirect, pushRequest } from "@/lib/providers/kinds/oidc/redirect-steps";
import { tryUserinfo } from "@/lib/providers/kinds/oidc/userinfo-step";

const forSignIn: Omit<TestStep<OpenIdProbe>, "neededFor">[] = [
  { step: "name-resolution", label: stepWords("name-resolution"), after: null, run: resolveName },
  { step: "tls", label: stepWords("tls"), after: "name-resolution", run: checkTls },
  { step: "discovery", label: stepWords("discovery"), after: "tls", run: discover },
  { step: "issuer", label: stepWords("issuer"), after: "discovery", run: matchIssuer },
  { step: "keys", label: stepWords("keys"), after: "discovery", run: readKeys },
  { step: "clock", label: stepWords("clock"), after: "discovery", run: compareClocks },
  // A secret goes only to a provider that is the one which was meant.
  {
    step: "client-authentication",
    label: stepWords("client-authentication"),
    after: "issuer",
    run: tryClient,
  },
  {
    step: "pushed-request",
    label: stepWords("pushed-request"),
    after: "client-authentication",
    run: pushRequest,
  },
  { step: "redirect-url", label: stepWords("redirect-url"), after: "issuer", run: checkRedirect },
  { step: "userinfo", label: stepWords("userinfo"), after: "client-authentication", run: tryUserinfo },
  { step: "addresses", label: stepWords("addresses"), after: null, run: weighAddresses },
];

/** What a sign-in by OpenID Connect needs. */
export const openIdSteps: readonly TestStep<OpenIdProbe>[] = forSignIn.map((step) => ({
  ...step,
  neededFor: "sign-in",
}));
