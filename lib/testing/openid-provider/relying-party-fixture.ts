import { randomUUID } from "node:crypto";
import { NextRequest } from "next/server";
import { afterAll, beforeAll } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { answerLogout } from "@/lib/doors/back-channel-logout/answer-logout";
import { finishSingleSignOn } from "@/lib/faces/session/finish-single-sign-on";
import { publishClientKeys } from "@/lib/faces/session/publish-client-keys";
import { startSingleSignOn } from "@/lib/faces/session/start-single-sign-on";
import type { Context } from "@/lib/platform/db/context";
import { env } from "@/lib/platform/env";
import { adminCallbackUrl, backchannelLogoutUrl, callbackUrl } from "@/lib/providers/settings/public-urls";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestTemplate } from "@/lib/testing/fixtures";
import { arriveWith, cookies } from "@/lib/testing/next-request";
import type { OpenidAccount, OpenidClient } from "@/lib/testing/openid-provider/accounts";
import { forge } from "@/lib/testing/openid-provider/lie";
import {
  type OpenidOptions,
  type OpenidProvider,
  startOpenidProvider,
} from "@/lib/testing/openid-provider/start";
import { Visit } from "@/lib/testing/openid-provider/visit";

type Settings = Omit<Parameters<typeof setIdentityProvider>[1], "slug">;
export type Cookies = Record<string, string>;

export interface KnownProvider extends OpenidProvider {
  slug: string;
  /** What we answered to its logout tokens. */
  heard: number[];
}

const running: OpenidProvider[] = [];

/**
 * Opens a test file in which people sign in by providers: a database with demo.test and its default template in it, what
 * `prepare` adds, and an end for every provider. Call it once at the top level, under a mock of `next/headers`.
 */
export function relyingPartyDatabase(
  prepare?: (context: Context, defaultTemplateId: string) => Promise<void>,
): TestDatabase {
  const database = testDatabase();
  beforeAll(async () => {
    const context = database.context();
    const { id } = await createTestTemplate(context, { name: "default" });
    await createTestDomain(context, { name: "demo.test", defaultTemplateId: id });
    await prepare?.(context, id);
  });
  afterAll(stopProviders);
  return database;
}

/** A running provider that the portal knows, under a slug of its own. */
export async function knownProvider(
  context: Context,
  options: Omit<Partial<OpenidOptions>, "client"> & { client?: Partial<OpenidClient> } = {},
  settings: (openid: OpenidProvider) => Settings = () => ({}),
): Promise<KnownProvider> {
  const slug = `rp-${randomUUID().slice(0, 8)}`;
  const heard: number[] = [];
  const client = {
    clientId: `mail-${slug}`,
    clientSecret: randomUUID(),
    redirectUri: callbackUrl(slug),
    adminRedirectUri: adminCallbackUrl(slug),
    postLogoutRedirectUri: `${env().PORTAL_URL}/?signed-out=1`,
    backchannelLogoutUri: backchannelLogoutUrl(slug),
    ...options.client,
  };
  const openid = await startOpenidProvider({
    ...options,
    client,
    fetch: async (url, sent) => {
      if (sent?.method !== "POST") return publishClientKeys(slug);
      const honest = new URLSearchParams(String(sent?.body)).get("logout_token") ?? "";
      const logout_token = await forge(honest, openid.lie.logoutToken);
      const answer = await answerLogout(
        new Request(url, { method: "POST", body: new URLSearchParams({ logout_token }) }),
        slug,
      );
      heard.push(answer.status);
      return answer;
    },
  });
  running.push(openid);
  await setIdentityProvider(context, {
    slug,
    kind: "oidc",
    issuer: openid.issuer,
    verify: false,
    clientId: client.clientId,
    ...(client.authMethod === "private_key_jwt" ? {} : { clientSecret: client.clientSecret }),
    ...settings(openid),
  });
  return Object.assign(openid, { slug, heard });
}

async function stopProviders(): Promise<void> {
  await Promise.all(running.splice(0).map((openid) => openid.stop()));
}

/** Somebody new at a provider, with a proven address in demo.test unless told. */
export function newPerson(
  openid: OpenidProvider,
  claims: Record<string, unknown> = {},
): OpenidAccount & { email: string } {
  const sub = `p-${randomUUID().slice(0, 8)}`;
  const person = { sub, name: "Olga Oben", email: `${sub}@demo.test`, email_verified: true, ...claims };
  openid.addAccount(person);
  return person;
}

/** What a browser holds between the start of a sign-in and its end. */
export interface StartedSignOn {
  /** The provider's address that the browser is sent to. */
  url: URL;
  cookies: Cookies;
}

export async function cookiesNow(): Promise<Cookies> {
  const jar = await cookies();
  return Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value]));
}

/** The portal's button, pressed in a browser with these cookies. Throws the reason when it leads nowhere. */
export async function pressButton(
  slug: string,
  cookies: Cookies = {},
  next: string | null = null,
): Promise<StartedSignOn> {
  arriveWith(cookies);
  const started = await startSingleSignOn(slug, next);
  if (!started.started) throw new Error(started.reason);
  return { url: new URL(started.url), cookies: await cookiesNow() };
}

export interface Landed {
  /** Why not, or null: signed in. */
  refused: string | null;
  location: URL;
  /** The session's cookie; undefined when there is none. */
  session: string | undefined;
  /** What the browser holds now. */
  cookies: Cookies;
}

/** The browser comes back to the portal, at `/api/auth/callback/SLUG`. */
export async function comeBack(url: URL, cookies: Cookies): Promise<Landed> {
  const slug = url.pathname.split("/").at(-1) ?? "";
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  const headers = {
    cookie,
    host: "localhost:8443",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "198.51.100.7",
  };
  const answer = await finishSingleSignOn(new NextRequest(url, { headers }), slug);
  const kept = { ...cookies };
  for (const line of answer.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") delete kept[name];
    else kept[name] = value;
  }
  const location = new URL(answer.headers.get("location") ?? "", url);
  const session = kept[sessionCookieName()];
  return { refused: location.searchParams.get("refused"), location, session, cookies: kept };
}

/** One whole single sign-on, in a browser of its own unless told. */
export async function signOn(openid: KnownProvider, sub: string, visit = new Visit(openid)): Promise<Landed> {
  const { url, cookies } = await pressButton(openid.slug);
  return comeBack(await visit.signIn(sub, url), cookies);
}
