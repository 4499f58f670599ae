import { statusWords } from "@/lib/platform/foreign-answer/provider-words";
import { enteredReach } from "@/lib/platform/foreign-answer/reach";
import { readAnswer } from "@/lib/platform/foreign-answer/read-answer";
import { jsonOrNull, wordsOf } from "@/lib/platform/foreign-answer/read-json";
import { hostOf } from "@/lib/platform/foreign-answer/shown-url";
import { answerWords, ask } from "@/lib/providers/connection-test/ask";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { resolveHost } from "@/lib/providers/connection-test/network-steps";
import { type Finding, failed, ok, skipped } from "@/lib/providers/connection-test/step";
import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import {
  discoveryUrl,
  insecureEndpoint,
  knownProvider,
  manualMetadata,
  metadataSchema,
  type ProviderMetadata,
} from "@/lib/providers/openid/discovery";
import { signingAlgorithms } from "@/lib/providers/openid/signing-algorithms";
import { words } from "@/lib/words/text";

const discoveryWords = words("provider.test.discovery", {
  manual: "The endpoints are entered manually, so no discovery document is read.",
  answered: "{url} answered {answer}.",
  notDiscovery: "{url} isn't an OpenID Connect discovery document.",
  insecure: "The provider announces {url}, which isn't encrypted.",
  insecureAdvice:
    "Have the provider announce https addresses. Behind a proxy it must be told its public address.",
  found: "Found {url}.",
});

const issuerWords = words("provider.test.issuer", {
  manual:
    "Without a discovery document, the first sign-in shows whether the provider's tokens name {issuer}.",
  same: "It calls itself {issuer}, as configured.",
  other: "It calls itself {announced}, but {issuer} is configured.",
  otherAdvice: "Configure {announced}, or correct the public address configured at the provider.",
});

const keyWords = words("provider.test.keys", {
  answered: "{url} answered {answer}, not a key set.",
  advice: "Check that the provider publishes its keys. Without them no token can be verified.",
  noneUsable:
    "{count, plural, =0 {It has no keys.} one {Its key can't verify a signature that we accept.} other {None of its # keys can verify a signature that we accept.}}",
  otherAlgorithms: "It signs ID tokens only with {algorithms}.",
  algorithmAdvice: "Have it sign with one of {algorithms}. RS256 is the usual choice.",
  usable: "{usable, number} of {count, plural, one {# key} other {# keys}} can be used.",
  usableBy:
    "{usable, number} of {count, plural, one {# key} other {# keys}} can be used; algorithms: {algorithms}.",
});

/** Reads the discovery document (OpenID Connect Discovery 1.0, section 4), unless all that we need is entered by hand. */
export async function discover(probe: OpenIdProbe): Promise<Finding> {
  const manual = manualMetadata(probe);
  if (manual) {
    const unreachable = await wrongEndpoint(manual, probe.reachOf);
    if (unreachable) return unreachable;
    probe.metadata = manual;
    return skipped(discoveryWords("manual"));
  }
  const url = discoveryUrl(probe.issuer);
  try {
    const answer = await readAnswer({ url, reach: enteredReach });
    if (answer.status !== 200)
      return failed(
        discoveryWords("answered", { url, answer: statusWords(answer.status, wordsOf(answer)) }),
        probe.missingAdvice,
      );
    const document = metadataSchema.safeParse(jsonOrNull(answer));
    if (!document.success) return failed(discoveryWords("notDiscovery", { url }), probe.missingAdvice);
    const insecure = insecureEndpoint(probe.issuer, document.data);
    if (insecure)
      return failed(discoveryWords("insecure", { url: insecure }), discoveryWords("insecureAdvice"));
    const { metadata, reachOf } = knownProvider(probe, { document: document.data, standsAt: answer.from });
    const wrong = await wrongEndpoint(metadata, reachOf);
    if (wrong) return wrong;
    Object.assign(probe, { metadata, reachOf });
    return ok(discoveryWords("found", { url }));
  } catch (error) {
    return networkProblem(error, url);
  }
}

/** What is wrong with the hosts that we go to next; null when nothing is. Where only browsers go is theirs to know. */
async function wrongEndpoint(
  { token_endpoint, jwks_uri, userinfo_endpoint }: ProviderMetadata,
  reachOf: OpenIdProbe["reachOf"],
): Promise<Finding | null> {
  for (const url of new Set([token_endpoint, jwks_uri, userinfo_endpoint ?? jwks_uri])) {
    const finding = await resolveHost(hostOf(new URL(url)), reachOf(url));
    if (finding.outcome === "failed") return finding;
  }
  return null;
}

/** The document must name exactly the configured issuer (section 4.3). */
export async function matchIssuer({ issuer, settings, metadata }: OpenIdProbe): Promise<Finding> {
  if (manualMetadata({ issuer, settings })) return skipped(issuerWords("manual", { issuer }));
  const announced = metadata?.issuer ?? "";
  if (announced === issuer) return ok(issuerWords("same", { issuer }));
  return failed(issuerWords("other", { announced, issuer }), issuerWords("otherAdvice", { announced }));
}

const listOf = (value: unknown): unknown[] | null => (Array.isArray(value) ? value : null);

/** The keys that ID tokens are verified with, and whether we take the algorithms. */
export async function readKeys(probe: OpenIdProbe): Promise<Finding> {
  const { metadata } = probe;
  const url = String(metadata?.jwks_uri);
  try {
    const answer = await ask(url, { reach: probe.reachOf(url) });
    probe.clock = answer.clock;
    const keys = listOf((answer.body as { keys?: unknown } | null)?.keys);
    if (answer.status !== 200 || !keys)
      return failed(keyWords("answered", { url, answer: answerWords(answer) }), keyWords("advice"));
    const usable = keys.filter(isUsable);
    if (usable.length === 0) return failed(keyWords("noneUsable", { count: keys.length }), algorithmAdvice());
    const announced = listOf(metadata?.id_token_signing_alg_values_supported);
    const taken = announced?.filter((name) => signingAlgorithms.includes(String(name)));
    if (taken?.length === 0)
      return failed(
        keyWords("otherAlgorithms", { algorithms: announced?.join(", ") ?? "" }),
        algorithmAdvice(),
      );
    const numbers = { usable: usable.length, count: keys.length };
    return ok(
      taken
        ? keyWords("usableBy", { ...numbers, algorithms: taken.join(", ") })
        : keyWords("usable", numbers),
    );
  } catch (error) {
    return networkProblem(error, url);
  }
}

const algorithmAdvice = () => keyWords("algorithmAdvice", { algorithms: signingAlgorithms.join(", ") });

function isUsable(key: unknown): boolean {
  if (key === null || typeof key !== "object") return false;
  const { kty, use, alg } = key as Record<string, unknown>;
  const signs = (use === undefined || use === "sig") && ["RSA", "EC", "OKP"].includes(String(kty));
  return signs && (alg === undefined || signingAlgorithms.includes(String(alg)));
}
