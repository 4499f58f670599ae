import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { authenticateClient, type ClientCredential } from "@/lib/providers/client/authenticate-client";
import { type ClientKey, clientKeyAlgorithms, newClientKey } from "@/lib/providers/client/client-key";

const issuer = "https://id.demo.test/realms/demo";
const endpoint = "https://id.demo.test/realms/demo/token";
const prove = (
  credential: ClientCredential,
  parameters: Record<string, string> = { code: "c" },
  clientId = "mail",
) => authenticateClient({ issuer, clientId, credential }, endpoint, parameters);

describe("a secret in the header", () => {
  it.each([
    ["mail", "s3cret", "mail:s3cret"],
    // Both are form-encoded first (RFC 6749, section 2.3.1), or a colon would part them elsewhere.
    ["mail:er", "a:b", "mail%3Aer:a%3Ab"],
    ["mail", "ä +%&", "mail:%C3%A4+%2B%25%26"],
  ])("of %s with %j", async (clientId, secret, pair) => {
    const { headers, form } = await prove({ method: "client_secret_basic", secret }, { code: "c" }, clientId);
    const encoded = headers.authorization?.replace(/^Basic /, "") ?? "";
    expect(Buffer.from(encoded, "base64").toString()).toBe(pair);
    expect(Object.fromEntries(form)).toEqual({ code: "c" });
  });
});

it("is in the form and in no header by client_secret_post", async () => {
  const { headers, form } = await prove({ method: "client_secret_post", secret: "s3cret" });
  expect(headers).toEqual({});
  expect(Object.fromEntries(form)).toEqual({ code: "c", client_id: "mail", client_secret: "s3cret" });
});

describe.each(clientKeyAlgorithms)("an assertion by %s", (algorithm) => {
  let key: ClientKey;
  beforeAll(async () => {
    key = await newClientKey(algorithm);
  });

  const assertionOf = async (audience: "issuer" | "token-endpoint") => {
    const { headers, form } = await prove({ method: "private_key_jwt", key, audience });
    expect(headers).toEqual({});
    expect(form.get("client_assertion_type")).toBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    expect(form.get("client_id")).toBe("mail");
    expect(form.has("client_secret")).toBe(false);
    return form.get("client_assertion") ?? "";
  };

  it.each([
    ["issuer", issuer],
    ["token-endpoint", endpoint],
  ] as const)("is for the %s and nobody else, and shows nothing of the key", async (audience, aud) => {
    const assertion = await assertionOf(audience);
    const { iss, sub, aud: named, iat = 0, exp = 0, jti } = decodeJwt(assertion);
    expect({ iss, sub, named }).toEqual({ iss: "mail", sub: "mail", named: aud });
    expect(exp - iat).toBe(60);
    expect(jti).toMatch(/^[0-9a-f-]{36}$/);
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: algorithm, kid: key.kid });
  });

  it("is signed by that key, and another each time", async () => {
    const assertion = await assertionOf("issuer");
    const { d, ...open } = key.jwk;
    expect(d).toBeDefined();
    const verified = await jwtVerify(assertion, await importJWK(open, algorithm), { audience: issuer });
    expect(verified.payload.iss).toBe("mail");
    const again = await prove({ method: "private_key_jwt", key, audience: "issuer" });
    expect(decodeJwt(again.form.get("client_assertion") ?? "").jti).not.toBe(verified.payload.jti);
  });
});

it("changes nothing of the form that was given", async () => {
  const given = new URLSearchParams({ code: "c" });
  await authenticateClient(
    { issuer, clientId: "mail", credential: { method: "client_secret_post", secret: "s" } },
    endpoint,
    given,
  );
  expect(given.toString()).toBe("code=c");
});
