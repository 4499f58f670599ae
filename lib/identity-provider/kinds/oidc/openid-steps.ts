import { weighAddresses } from "@/lib/identity-provider/connection-test/address-step";
import { checkTls, resolveName } from "@/lib/identity-provider/connection-test/network-steps";
import type { TestStep } from "@/lib/identity-provider/connection-test/step";
import { tryClient } from "@/lib/identity-provider/kinds/oidc/client-steps";
import { compareClocks } from "@/lib/identity-provider/kinds/oidc/clock-step";
import { discover, matchIssuer, readKeys } from "@/lib/identity-provider/kinds/oidc/discovery-steps";
import type { OpenIdProbe } from "@/lib/identity-provider/kinds/oidc/openid-probe";
import { checkRedirect, pushRequest } from "@/lib/identity-provider/kinds/oidc/redirect-steps";
import { tryUserinfo } from "@/lib/identity-provider/kinds/oidc/userinfo-step";

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
