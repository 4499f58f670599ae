import { describe, expect, it } from "vitest";
import { newClientKey } from "@/lib/providers/client/client-key";
import { tryClient } from "@/lib/providers/kinds/oidc/client-steps";
import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import { checkRedirect, pushRequest } from "@/lib/providers/kinds/oidc/redirect-steps";
import { tryUserinfo } from "@/lib/providers/kinds/oidc/userinfo-step";
import { callbackUrl } from "@/lib/providers/settings/public-urls";
import { breaksOff, json, outcomeOf, type Reply, testPages } from "@/lib/testing/openid-probe";

/* What each step makes of every answer that a provider could give. Nothing of it is a fault of ours. */

const { pages, issuer, probe } = testPages();

describe("our client", () => {
  it.each<[string, Reply, string]>([
    ["known, as its made-up code is refused", json(400, { error: "invalid_grant" }), "ok"],
    ["unknown", json(401, { error: "invalid_client" }), "failed"],
    ["unknown without words", json(401, {}), "failed"],
    ["not allowed", json(400, { error: "unauthorized_client" }), "failed"],
    ["not judged in an outage", json(503, {}), "failed"],
    ["not judged by another error", json(400, { error: "invalid_request" }), "skipped"],
    ["not judged by a code that nobody issued being taken", json(200, { access_token: "x" }), "skipped"],
    ["not judged where nobody answers", breaksOff, "failed"],
  ])("is %s", async (_, reply, expected) => {
    pages.set("/token", reply);
    expect(await outcomeOf(tryClient(probe()))).toBe(expected);
  });

  it.each([
    [["client_secret_basic"], {}, "ok"],
    [["client_secret_post"], {}, "failed"],
    [["private_key_jwt", "client_secret_post"], { authentication: "client_secret_post" }, "ok"],
    ["client_secret_post", {}, "ok"],
  ])("can prove itself where %j is announced, by %j: %s", async (methods, client, expected) => {
    pages.set("/token", json(400, { error: "invalid_grant" }));
    const method = "authentication" in client ? "client_secret_post" : "client_secret_basic";
    const asked = probe(
      { credential: { method, secret: "s3cret" } as OpenIdProbe["credential"] },
      { client },
      { token_endpoint_auth_methods_supported: methods },
    );
    expect(await outcomeOf(tryClient(asked))).toBe(expected);
  });

  it("is not tried without what it proves itself with: a key comes with saving, a secret has to be entered", async () => {
    expect(await outcomeOf(tryClient(probe({ credential: null })))).toBe("failed");
    const signs = { client: { authentication: "private_key_jwt" } };
    expect(await outcomeOf(tryClient(probe({ credential: null }, signs)))).toBe("skipped");
  });

  it("signs by what the provider takes, or is told so before it asks", async () => {
    pages.set("/token", json(400, { error: "invalid_grant" }));
    const credential = {
      method: "private_key_jwt",
      key: await newClientKey("ES256"),
      audience: "issuer",
    } as const;
    const signs = { client: { authentication: "private_key_jwt" } };
    for (const [algorithms, expected] of [
      [["ES256"], "ok"],
      [["RS256"], "failed"],
      [undefined, "ok"],
    ] as const)
      expect(
        await outcomeOf(
          tryClient(
            probe({ credential }, signs, { token_endpoint_auth_signing_alg_values_supported: algorithms }),
          ),
        ),
        `${algorithms}`,
      ).toBe(expected);
  });

  it("says nothing of its secret in what it found", async () => {
    pages.set("/token", json(401, { error: "invalid_client", error_description: "no" }));
    expect(JSON.stringify(await tryClient(probe()))).not.toContain("s3cret");
  });
});

describe("the way back to us", () => {
  /** Sends the browser back to us, with this query. */
  const back =
    (query: string): Reply =>
    (...given) =>
      json(302, {}, { location: `${callbackUrl("corp")}?${query}` })(...given);

  it.each<[string, Reply, string]>([
    ["known where nobody is signed in", back("error=login_required&state=x"), "ok"],
    ["known where somebody would have to choose", back("error=account_selection_required"), "ok"],
    ["known with a code", back("code=x"), "ok"],
    ["refused with a page", json(400, { error: "invalid_redirect_uri" }), "failed"],
    ["refused for a scope", back("error=invalid_scope"), "failed"],
    ["taken, but not our way", back("error=unauthorized_client"), "failed"],
    ["not told by a page of its own", json(200, {}), "skipped"],
    [
      "not told by a redirect to elsewhere",
      json(302, {}, { location: "https://evil.test/?error=login_required" }),
      "skipped",
    ],
    ["not told where nobody answers", breaksOff, "failed"],
  ])("is %s", async (_, reply, expected) => {
    pages.set("/authorize", reply);
    expect(await outcomeOf(checkRedirect(probe()))).toBe(expected);
  });

  it("is asked without showing anything to anybody, with a challenge, and another one each time", async () => {
    const asked: URLSearchParams[] = [];
    pages.set("/authorize", (request, response, body) => {
      asked.push(new URL(request.url ?? "", issuer()).searchParams);
      back("error=login_required")(request, response, body);
    });
    for (let times = 0; times < 2; times++) await checkRedirect(probe());
    const [one, other] = asked;
    expect(one?.get("prompt")).toBe("none");
    expect(one?.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"])
      expect(one?.get(name)).not.toBe(other?.get(name));
  });
});

describe("a pushed request", () => {
  const endpoint = () => ({ pushed_authorization_request_endpoint: `${issuer()}/par` });
  const taken = json(201, { request_uri: "urn:x" });
  const refused = json(400, { error: "invalid_request" });

  it.each<[string, object, Reply, string]>([
    ["auto", {}, taken, "ok"],
    ["auto", {}, refused, "skipped"],
    ["always", { client: { pushedRequests: "always" } }, refused, "failed"],
    ["never", { client: { pushedRequests: "never" } }, taken, "skipped"],
  ])("%s, with %j: %#", async (_, settings, reply, expected) => {
    pages.set("/par", reply);
    const asked = probe({}, settings, endpoint());
    expect(await outcomeOf(pushRequest(asked))).toBe(expected);
    expect(asked.pushed?.searchParams.get("request_uri") ?? null).toBe(expected === "ok" ? "urn:x" : null);
  });

  it("is not tried where it is not announced, or where our client proves nothing", async () => {
    expect(await outcomeOf(pushRequest(probe()))).toBe("skipped");
    expect(await outcomeOf(pushRequest(probe({ credential: null }, {}, endpoint())))).toBe("skipped");
  });
});

describe("userinfo", () => {
  it.each<[string, Reply, Reply, string]>([
    ["answers a service account", json(200, { access_token: "t" }), json(200, { sub: "x" }), "ok"],
    [
      "answers with a signed document",
      json(200, { access_token: "t" }),
      (_, response) => response.writeHead(200, { "content-type": "application/jwt" }).end("e.y.J"),
      "ok",
    ],
    ["asks for a person's token", json(400, {}), json(401, {}), "ok"],
    ["refuses a service account", json(200, { access_token: "t" }), json(403, {}), "skipped"],
    [
      "answers with a page",
      json(400, {}),
      (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
      "skipped",
    ],
    ["is broken", json(400, {}), json(500, {}), "skipped"],
    ["is gone", json(400, {}), breaksOff, "skipped"],
    ["cannot be asked", breaksOff, json(200, {}), "skipped"],
  ])("that %s", async (_, token, userinfo, expected) => {
    pages.set("/token", token);
    pages.set("/userinfo", userinfo);
    expect(await outcomeOf(tryUserinfo(probe()))).toBe(expected);
  });

  it("that there is not is no failure: the ID token may have everything", async () => {
    expect(await outcomeOf(tryUserinfo(probe({}, {}, { userinfo_endpoint: undefined })))).toBe("skipped");
  });

  it("gets no token that was made up, and none where our client proves nothing", async () => {
    const sent: (string | undefined)[] = [];
    pages.set("/token", json(200, { access_token: 7 }));
    pages.set("/userinfo", (request, response, body) => {
      sent.push(request.headers.authorization);
      json(401, {})(request, response, body);
    });
    await tryUserinfo(probe());
    await tryUserinfo(probe({ credential: null }));
    expect(sent).toEqual([undefined, undefined]);
  });
});
