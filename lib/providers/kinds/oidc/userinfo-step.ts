import { answerWords, ask } from "@/lib/providers/connection-test/ask";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { type Finding, ok, skipped } from "@/lib/providers/connection-test/step";
import { askForToken } from "@/lib/providers/kinds/oidc/client-steps";
import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import { words } from "@/lib/words/text";

const userinfoWords = words("provider.test.userinfo", {
  advice:
    "People can sign in as long as the ID token contains everything that is needed: the address and its proof, the name, and the claims used by mappings.",
  none: "It has no userinfo endpoint, so the ID token must contain everything.",
  answers: "It responds.",
  signed: "It responds with a signed document.",
  needsToken: "It's there, and asks for the token of a signed-in person.",
  answered: "It answered {answer}.",
  answeredType: "It answered {answer} with {type}.",
});

/**
 * Whether userinfo answers. Nobody is signed in here, so a provider may only be seen to refuse us there; one whose client
 * has a service account can be asked about that. Nothing of it is a failure: the ID token may have everything.
 */
export async function tryUserinfo(probe: OpenIdProbe): Promise<Finding> {
  const url = probe.metadata?.userinfo_endpoint;
  if (!url) return skipped(userinfoWords("none"));
  try {
    const token = await ownToken(probe);
    const answer = await ask(url, {
      reach: probe.reachOf(url),
      headers: {
        accept: "application/json, application/jwt",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
    });
    const signed = answer.type === "application/jwt";
    if (answer.status === 200 && (signed || answer.body !== null))
      return ok(userinfoWords(signed ? "signed" : "answers"));
    if (token === null && [400, 401, 403].includes(answer.status)) return ok(userinfoWords("needsToken"));
    const said = answerWords(answer);
    return skipped(
      answer.type
        ? userinfoWords("answeredType", { answer: said, type: answer.type })
        : userinfoWords("answered", { answer: said }),
      userinfoWords("advice"),
    );
  } catch (error) {
    const { what } = networkProblem(error, url);
    return skipped(what, userinfoWords("advice"));
  }
}

/** A token about the client itself, where the provider gives one (RFC 6749, section 4.4). */
async function ownToken(probe: OpenIdProbe): Promise<string | null> {
  if (probe.credential === null) return null;
  const { status, body } = await askForToken(probe, { grant_type: "client_credentials", scope: "openid" });
  const token = (body as { access_token?: unknown } | null)?.access_token;
  return status === 200 && typeof token === "string" ? token : null;
}
