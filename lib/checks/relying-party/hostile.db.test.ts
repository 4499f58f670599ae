import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { loginAttempt } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { callbackUrl } from "@/lib/providers/settings/public-urls";
import { slowAnswers } from "@/lib/testing/hostile-answers";
import { comeBackToConsole, pressConsoleButton } from "@/lib/testing/openid-provider/console-visit";
import type { Lie } from "@/lib/testing/openid-provider/lie";
import {
  type Cookies,
  comeBack,
  type KnownProvider,
  knownProvider,
  newPerson,
  pressButton,
  relyingPartyDatabase,
  type StartedSignOn,
} from "@/lib/testing/openid-provider/relying-party-fixture";
import { Visit } from "@/lib/testing/openid-provider/visit";

/* A whole sign-in at a provider that answers to do harm: whatever it does, the person has an answer within six seconds. */

const database = relyingPartyDatabase();
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

/** The two pages that people sign in at by a provider. */
interface Way {
  name: string;
  press(slug: string): Promise<StartedSignOn>;
  /** Gives why the browser is refused. */
  comeBack(slug: string, back: URL, cookies: Cookies): Promise<string | null>;
}

const ways: Way[] = [
  {
    name: "portal",
    press: (slug) => pressButton(slug),
    comeBack: async (_, back, cookies) => (await comeBack(back, cookies)).refused,
  },
  {
    name: "console",
    press: (slug) => pressConsoleButton(slug),
    comeBack: async (slug, back, cookies) =>
      (await comeBackToConsole(slug, back, cookies)).location.searchParams.get("refused"),
  },
];

/** A real provider that people and administrators sign in by, with one endpoint or answer that is none of its own. */
async function realProvider(lie: Lie, par?: "offered" | "required"): Promise<KnownProvider> {
  const settings = { scopes: "openid profile email groups" };
  const openid = await knownProvider(database.context(), { lie, ...(par ? { par } : {}) }, () => ({
    settings,
  }));
  await createAdminGroup(database.context(), { provider: openid.slug, group: "/admins", role: "superadmin" });
  return openid;
}

/** The endpoint that the metadata calls so answers with one of the hostile answers. */
const hostileAt = (endpoint: string, answer: string): Lie => ({
  metadata: (own) => ({ ...own, [endpoint]: `${base}/hostile/${encodeURIComponent(answer)}/hostile` }),
});

/** Every answer comes, and each is late by less than what one may take. */
const late = async <Value>(value: Value): Promise<Value> => setTimeout(2_000, value);
const slowSteps: Lie = {
  token: (body) => late({ body }),
  keys: (published) => late([published]),
  userinfo: (body) => late({ body }),
};

async function timed(ending: Promise<string | null>) {
  const began = performance.now();
  return { refused: await ending, inTime: performance.now() - began < mostMs };
}

/** Why sign-ins by this provider ended, by the login history. */
async function notedOf(slug: string): Promise<(string | null)[]> {
  await drainWrites();
  const { reason, providerSlug } = loginAttempt;
  const { db } = database.client();
  const rows = await db.select({ reason }).from(loginAttempt).where(eq(providerSlug, slug));
  return rows.map((row) => row.reason);
}

/** A step of somebody's that is hostile to them, and how it must end. */
interface Hostile {
  end: () => Promise<object>;
  expected: object;
}

/** People and administrators who come back to a provider whose keys, userinfo or speed are hostile. */
async function comingBack(): Promise<Hostile[]> {
  const dripping = "a byte of its body at a time";
  const cases: [what: string, lie: Lie, atPortal: string, atConsole?: string][] = [
    ["keys: silence", hostileAt("jwks_uri", "silence"), "provider-unavailable"],
    ["keys drip", hostileAt("jwks_uri", dripping), "provider-unavailable"],
    ["keys: a bomb", hostileAt("jwks_uri", "a bomb of gzip"), "token-invalid"],
    ["keys without end", hostileAt("jwks_uri", "chunks without end"), "token-invalid"],
    ["userinfo: silence", hostileAt("userinfo_endpoint", "silence"), "provider-unavailable"],
    ["userinfo drips", hostileAt("userinfo_endpoint", dripping), "provider-unavailable"],
    // It has answered, so that the ID token stands for itself.
    [
      "userinfo: a bomb",
      hostileAt("userinfo_endpoint", "a bomb of gzip"),
      "email-missing",
      "not-an-administrator",
    ],
    ["two seconds for each step", slowSteps, "provider-unavailable"],
  ];
  const hostile: Hostile[] = [];
  for (const [what, lie, ...reasons] of cases)
    for (const [at, { name, press, comeBack }] of ways.entries()) {
      const openid = await realProvider(lie);
      const { url, cookies } = await press(openid.slug);
      const { sub } = newPerson(openid, { groups: ["/admins"] });
      const back = await new Visit(openid).signIn(sub, url);
      const refused = reasons[at] ?? reasons[0];
      hostile.push({
        end: async () => {
          const end = await timed(comeBack(openid.slug, back, cookies));
          return { what, name, ...end, noted: await notedOf(openid.slug) };
        },
        expected: { what, name, refused, inTime: true, noted: [refused] },
      });
    }
  return hostile;
}

/** People and administrators who press the button where the request is pushed, and nothing is answered to that. */
async function pushing(): Promise<Hostile[]> {
  const dripping = hostileAt("pushed_authorization_request_endpoint", "a byte of its body at a time");
  const slow: Lie = { metadata: async (own) => dripping.metadata?.(await late(own)) ?? own };
  const cases: [what: string, refused: string | null, lie: Lie, par: "offered" | "required"][] = [
    ["offered", null, dripping, "offered"],
    ["required", "provider-unavailable", dripping, "required"],
    ["required, and discovery is slow", "provider-unavailable", slow, "required"],
  ];
  const hostile: Hostile[] = [];
  for (const [what, refused, lie, par] of cases)
    for (const { name, press } of ways) {
      const { slug } = await realProvider(lie, par);
      hostile.push({
        end: async () => {
          const end = await timed(press(slug).then(sentOn, (error: Error) => error.message));
          return { what, name, ...end, noted: await notedOf(slug) };
        },
        expected: { what, name, refused, inTime: true, noted: refused === null ? [] : [refused] },
      });
    }
  return hostile;
}

/** Null: the browser carries the whole request itself. */
const sentOn = ({ url }: StartedSignOn): string | null =>
  url.searchParams.has("code_challenge") ? null : "sent on without a request";

it("ends whatever keys, userinfo and pushed requests get, and where each step is slow, at portal and console", async () => {
  const hostile = [...(await comingBack()), ...(await pushing())];
  const outcomes = await Promise.all(hostile.map(({ end }) => end()));
  expect(outcomes).toEqual(hostile.map(({ expected }) => expected));
});
