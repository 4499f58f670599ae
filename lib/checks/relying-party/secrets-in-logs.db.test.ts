import type pino from "pino";
import { describe, expect, it, vi } from "vitest";
import type { Lie } from "@/lib/testing/openid-provider/lie";
import {
  comeBack,
  knownProvider,
  newPerson,
  pressButton,
  relyingPartyDatabase,
} from "@/lib/testing/openid-provider/relying-party-fixture";
import { Visit } from "@/lib/testing/openid-provider/visit";

/*
 * A sign-in that breaks off is logged with its reason, and with nothing that somebody who reads the log could sign in with:
 * no token, code or state, whole or in part.
 */

const lines = vi.hoisted(() => [] as string[]);
vi.mock("pino", async (original) => {
  const { default: real } = await original<{ default: typeof pino }>();
  const loud = (options: pino.LoggerOptions) =>
    real({ ...options, level: "debug" }, { write: (line: string) => void lines.push(line) });
  return { default: Object.assign(loud, real) };
});

const database = relyingPartyDatabase();

/** Every token that a provider has sent. */
const sent: string[] = [];
const keeping = (change: (token: string) => string): Lie => ({
  idToken: {
    finished: (token) => {
      const changed = change(token);
      sent.push(changed);
      return changed;
    },
  },
  token: (honest) => {
    sent.push(String(honest.access_token));
    return { body: honest };
  },
});
const asBody = (reply: (text: string) => { status?: number; type?: string; body: unknown }): Lie => ({
  token: (honest) => {
    sent.push(String(honest.id_token), String(honest.access_token));
    return reply(JSON.stringify(honest));
  },
});

const payloadOf = (value: string) => Buffer.from(value).toString("base64url");

const broken: Record<string, Lie> = {
  "an encrypted ID token": keeping((token) => `${token}.c2Vj.cmV0`),
  "an ID token whose payload is no object": keeping((token) =>
    token.replace(/\.[^.]+\./, `.${payloadOf('"text"')}.`),
  ),
  "an ID token whose payload is no JSON": keeping((token) =>
    token.replace(/\.[^.]+\./, `.${payloadOf("{sub:")}.`),
  ),
  "an ID token whose header is none": keeping((token) => token.replace(/^[^.]+/, "!!!")),
  "an ID token in two parts": keeping((token) => token.split(".").slice(0, 2).join(".")),
  "an ID token of another nonce": {
    ...keeping((token) => token),
    idToken: { ...keeping((token) => token).idToken, claims: (own) => ({ ...own, nonce: "other" }) },
  },
  "a page with the tokens": asBody((text) => ({ type: "text/html", body: `<pre>${text}` })),
  "half an answer": asBody((text) => ({ body: text.slice(0, -20) })),
  "a refusal that quotes the tokens": asBody((text) => ({
    status: 400,
    body: { error: "invalid_grant", error_description: `bad code in ${text}` },
  })),
};

describe.each(Object.entries(broken))("%s", (_, lie) => {
  it("ends the sign-in with a line, and leaves no secret in it", async () => {
    lines.length = 0;
    sent.length = 0;
    const openid = await knownProvider(database.context(), { lie });
    const { url, cookies } = await pressButton(openid.slug);
    const back = await new Visit(openid).signIn(newPerson(openid).sub, url);
    const landed = await comeBack(back, cookies);
    expect(landed).toMatchObject({ refused: expect.stringMatching(/./), session: undefined });
    const log = lines.join("");
    expect(log).toContain(openid.slug);
    const secrets = [...back.searchParams.values(), ...sent].filter((text) => text !== openid.issuer);
    expect(secrets.length).toBeGreaterThan(2);
    for (const secret of secrets) {
      expect(log).not.toContain(secret);
      // The part of a token that matters is longer than any word.
      for (const part of secret.split(".").filter(({ length }) => length > 40))
        expect(log).not.toContain(part.slice(0, 40));
    }
  });
});
