import { Dialogue } from "../mail/dialogue";
import { type Login, logins } from "../mail/logins";
import { newAppPassword } from "../mail/mailbox";
import { demoStack } from "../stack";
import { expectInbox } from "./expect-inbox";
import { signOutAtKeycloak } from "./keycloak-admin";
import { watchTab } from "./open-tab";
import { addOpenidAccount, expect, test } from "./openid-test";
import { HomePage } from "./pages/home-page";
import { KeycloakLoginPage } from "./pages/keycloak-login-page";
import { LoginPage } from "./pages/login-page";
import { OpenidLoginPage } from "./pages/openid-login-page";
import { setProvider } from "./provider";

/** From the provider's word to the end of the sessions (design section 6). */
const promisedMs = 2_000;

/** Milliseconds until none of the tabs is open any more. */
async function untilAllEnded(tabs: (() => Promise<boolean>)[], clicked: number): Promise<number> {
  await expect
    .poll(async () => (await Promise.all(tabs.map((isOpen) => isOpen()))).includes(true), { intervals: [20] })
    .toBe(false);
  return performance.now() - clicked;
}

async function imapConnection({ address, password }: Login): Promise<Dialogue> {
  const { mail, caPem } = demoStack();
  const dialogue = await Dialogue.open({ host: mail.host, port: mail.imaps, ca: caPem });
  await dialogue.until(/^\* OK/);
  await dialogue.ask(`a LOGIN "${address}" "${password}"`, /^a OK/);
  return dialogue;
}

test("who is signed out at Keycloak is out of portal and webmail in every browser, and mail apps go on", async ({
  browser,
  newPerson,
}) => {
  const person = await newPerson();
  const address = person.email ?? "";
  const open = async () => {
    const page = await (await browser.newContext()).newPage();
    const login = new LoginPage(page);
    await login.open();
    await login.signOnWith("Keycloak");
    await new KeycloakLoginPage(page).logIn(person.username, person.password);
    await new HomePage(page).expectOwner(address, "Petra Probe");
    return page;
  };
  const [portal, webmail] = [await open(), await open()];
  const second = await webmail.context().newPage();
  await new HomePage(second).open();
  await new HomePage(webmail).webmail.click();
  await expectInbox(webmail);
  const app = await newAppPassword(address, "imap");
  const imap = await imapConnection(app);
  const tabs = [portal, webmail, second].map(watchTab);
  for (const isOpen of tabs) expect(await isOpen()).toBe(true);
  const places = [portal, webmail].map((page) => ({ context: page.context(), url: page.url() }));

  const took = await untilAllEnded(tabs, await signOutAtKeycloak(person.id));
  console.log(`signed out at Keycloak: two browsers and webmail ended after ${Math.round(took)} ms`);
  expect(took).toBeLessThan(promisedMs);

  // In other tabs: webmail leads to the sign-in by itself when it notices, which may be in the middle of a reload.
  for (const { context, url } of places) {
    const again = await context.newPage();
    await again.goto(url);
    await new LoginPage(again).expectOpen();
  }
  await imap.ask("b NOOP", /^b OK/);
  expect((await logins.imap(demoStack(), app)).text).toContain("OK");
  imap.close();
  for (const { context } of places) await context.close();
});

test("another OpenID provider's word counts as well, for the session that it names only", async ({
  browser,
  openid,
  slug,
}) => {
  const person = addOpenidAccount(openid);
  const { issuer, client } = openid;
  await setProvider(slug, {
    kind: "oidc",
    issuer,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    defaultTemplate: "default",
  });
  const open = async () => {
    const page = await (await browser.newContext()).newPage();
    const login = new LoginPage(page);
    await login.open();
    await login.signOnWith(slug);
    await new OpenidLoginPage(page).logIn(person.sub);
    await new HomePage(page).expectOwner(person.email, "Olga Oben");
    return page;
  };
  const [here, elsewhere] = [await open(), await open()];
  const [isHereOpen, isElsewhereOpen] = [watchTab(here), watchTab(elsewhere)];
  const there = await here.context().newPage();
  await there.goto(openid.endpoints.endSession);
  const clicked = performance.now();
  await new OpenidLoginPage(there).agreeToSignOut();
  const took = await untilAllEnded([isHereOpen], clicked);
  console.log(`signed out at the other provider: its session ended after ${Math.round(took)} ms`);
  expect(took).toBeLessThan(promisedMs);
  expect(await isElsewhereOpen(), "the other browser has a session of its own there").toBe(true);
  for (const page of [here, elsewhere]) await page.context().close();
});

test("the address that providers call can be reached by nobody else's word", async ({ request }) => {
  const { portal } = demoStack();
  const url = (slug: string) => `${portal}/api/auth/backchannel-logout/${slug}`;
  const options = { ignoreHTTPSErrors: true, maxRedirects: 0 };
  expect((await request.get(url("keycloak"), options)).status()).toBe(405);
  const texts = new Set<string>();
  for (const slug of ["keycloak", "no-such-provider"]) {
    const answer = await request.post(url(slug), { ...options, form: { logout_token: "a.b.c" } });
    expect(answer.status()).toBe(400);
    expect(answer.headers()["cache-control"]).toContain("no-store");
    texts.add(await answer.text());
  }
  expect(texts.size, "no answer tells which providers there are").toBe(1);
  const giant = await request.post(url("keycloak"), {
    ...options,
    form: { logout_token: "x".repeat(100_000) },
  });
  expect(giant.status()).toBe(400);
});
