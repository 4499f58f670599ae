import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { callbackUrl } from "@/lib/providers/settings/public-urls";
import { testDatabase } from "@/lib/testing/database";
import { slowAnswers } from "@/lib/testing/hostile-answers";
import { comeBack, pressButton } from "@/lib/testing/openid-provider/relying-party-fixture";

/* A whole sign-in at a provider that answers to do harm: whatever it does, the person has an answer within six seconds. */

const database = testDatabase();
const mostMs = 6_000;
let server: ChildProcess;
let base = "";

beforeAll(async () => {
  const file = join(import.meta.dirname, "../../testing/hostile-provider.ts");
  server = spawn(process.execPath, ["--import", "tsx", file], { stdio: ["pipe", "pipe", "inherit"] });
  const [port] = await once(server.stdout ?? server, "data");
  base = `http://127.0.0.1:${String(port).trim()}`;
});
afterAll(() => void server.stdin?.end());

async function provider(slug: string, issuer: string): Promise<string> {
  const client = { clientId: "us", clientSecret: "s", verify: false };
  await setIdentityProvider(database.context(), { slug, kind: "oidc", issuer, ...client });
  return slug;
}

/** The browser comes back from the provider with a code; gives why it was refused, and after how long. */
async function finish(slug: string) {
  const { url, cookies } = await pressButton(slug);
  const back = new URL(callbackUrl(slug));
  back.searchParams.set("code", "x");
  back.searchParams.set("state", url.searchParams.get("state") ?? "");
  return async () => {
    const began = performance.now();
    const { refused } = await comeBack(back, cookies);
    return { refused, inTime: performance.now() - began < mostMs };
  };
}

/** The button where discovery drips; gives the same. */
async function start(): Promise<object> {
  const dripping = encodeURIComponent("a byte of its body at a time");
  const slug = await provider("discovery", `${base}/discovery/${dripping}`);
  const began = performance.now();
  const refused = await pressButton(slug).catch((error: Error) => error.message);
  return { refused, inTime: performance.now() - began < mostMs };
}

it("ends whatever the token endpoint sends, and does not even start where discovery drips", async () => {
  const names = [...Object.keys(slowAnswers), "chunks without end", "a bomb of gzip", "a bomb of br"];
  const ends: (() => Promise<object>)[] = [];
  for (const [at, name] of names.entries())
    ends.push(await finish(await provider(`token-${at}`, `${base}/token/${encodeURIComponent(name)}`)));
  const outcomes = await Promise.all([start(), ...ends.map((end) => end())]);
  const slow = Array(1 + Object.keys(slowAnswers).length).fill({
    refused: "provider-unavailable",
    inTime: true,
  });
  const others = Array(3).fill({ refused: "token-invalid", inTime: true });
  expect(outcomes).toEqual([...slow, ...others]);
});
