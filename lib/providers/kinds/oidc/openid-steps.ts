import { addressStep } from "@/lib/providers/connection-test/address-step";
import { checkTls, resolveName } from "@/lib/providers/connection-test/network-steps";
import type { TestStep } from "@/lib/providers/connection-test/step";
import { namedStep, type SharedStep } from "@/lib/providers/connection-test/step-words";
import { tryClient } from "@/lib/providers/kinds/oidc/client-steps";
import { compareClocks } from "@/lib/providers/kinds/oidc/clock-step";
import { discover, matchIssuer, readKeys } from "@/lib/providers/kinds/oidc/discovery-steps";
import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import { checkRedirect, pushRequest } from "@/lib/providers/kinds/oidc/redirect-steps";
import { tryUserinfo } from "@/lib/providers/kinds/oidc/userinfo-step";

const forSignIn: (Pick<TestStep<OpenIdProbe>, "after" | "run"> & { step: SharedStep })[] = [
  { step: "name-resolution", after: null, run: resolveName },
  { step: "tls", after: "name-resolution", run: checkTls },
  { step: "discovery", after: "tls", run: discover },
  { step: "issuer", after: "discovery", run: matchIssuer },
  { step: "keys", after: "discovery", run: readKeys },
  { step: "clock", after: "discovery", run: compareClocks },
  // A secret goes only to a provider that is the one which was meant.
  { step: "client-authentication", after: "issuer", run: tryClient },
  { step: "pushed-request", after: "client-authentication", run: pushRequest },
  { step: "redirect-url", after: "issuer", run: checkRedirect },
  { step: "userinfo", after: "client-authentication", run: tryUserinfo },
];

/** What a sign-in by OpenID Connect needs. */
export const openIdSteps: readonly TestStep<OpenIdProbe>[] = [
  ...forSignIn.map(({ step, ...rest }) => ({ ...namedStep(step), ...rest, neededFor: "sign-in" as const })),
  addressStep,
];
