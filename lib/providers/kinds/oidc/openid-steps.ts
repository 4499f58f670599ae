import { weighAddresses } from "@/lib/providers/connection-test/address-step";
import { checkTls, resolveName } from "@/lib/providers/connection-test/network-steps";
import type { TestStep } from "@/lib/providers/connection-test/step";
import { tryClient } from "@/lib/providers/kinds/oidc/client-steps";
import { compareClocks } from "@/lib/providers/kinds/oidc/clock-step";
import { discover, matchIssuer, readKeys } from "@/lib/providers/kinds/oidc/discovery-steps";
import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import { checkRedirect, pushRequest } from "@/lib/providers/kinds/oidc/redirect-steps";
import { tryUserinfo } from "@/lib/providers/kinds/oidc/userinfo-step";

const forSignIn: Omit<TestStep<OpenIdProbe>, "neededFor">[] = [
  { step: "name-resolution", label: "Name of the host", after: null, run: resolveName },
  { step: "tls", label: "Connection and certificate", after: "name-resolution", run: checkTls },
  { step: "discovery", label: "Discovery document", after: "tls", run: discover },
  { step: "issuer", label: "Issuer", after: "discovery", run: matchIssuer },
  { step: "keys", label: "Keys of its tokens", after: "discovery", run: readKeys },
  { step: "clock", label: "Clock", after: "discovery", run: compareClocks },
  // A secret goes only to a provider that is the one which was meant.
  { step: "client-authentication", label: "Our client", after: "issuer", run: tryClient },
  {
    step: "pushed-request",
    label: "Pushed authorization request",
    after: "client-authentication",
    run: pushRequest,
  },
  { step: "redirect-url", label: "Redirect URL", after: "issuer", run: checkRedirect },
  { step: "userinfo", label: "Userinfo", after: "client-authentication", run: tryUserinfo },
  { step: "addresses", label: "Whose addresses", after: null, run: weighAddresses },
];

/** What a sign-in by OpenID Connect needs. */
export const openIdSteps: readonly TestStep<OpenIdProbe>[] = forSignIn.map((step) => ({
  ...step,
  neededFor: "sign-in",
}));
