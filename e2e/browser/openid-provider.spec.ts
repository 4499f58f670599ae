import type { Lie } from "@/lib/testing/openid-provider/lie";
import type { OpenidProvider } from "@/lib/testing/openid-provider/start";
import { letterlock } from "../stack";
import { addOpenidAccount, expect, test } from "./openid-test";
import { setProvider } from "./provider";

/** What the portal is told of a provider that it can discover. */
const discovered = ({ issuer, client }: OpenidProvider) => ({
  kind: "oidc",
  issuer,
  clientId: client.clientId,
  clientSecret: client.clientSecret,
  settings: { scopes: "openid profile email groups", templateAttribute: "groups" },
  mappings: [
    { value: "mail-staff", template: "staff" },
    { value: "everyone", template: "default" },
  ],
});

test("a list claim chooses the template, and signing out ends the session at both", async ({
  login,
  home,
  openid,
  openidLogin,
  slug,
}) => {
  const person = addOpenidAccount(openid, { groups: ["everyone", "mail-staff", "chess"] });
  await setProvider(slug, discovered(openid));
  await login.open();
  await login.signOnWith(slug);
  await openidLogin.logIn(person.sub);
  await home.expectOwner(person.email, "Olga Oben");
  await expect(home.section("Storage")).toContainText("5 GB");
  await expect(home.page.getByText(`Signed in with ${slug}`)).toBeVisible();
  expect(await letterlock(["mailbox", "show", person.email])).toMatchObject({
    source: slug,
    template: "staff",
  });

  await home.signOut.click();
  await openidLogin.agreeToSignOut();
  await login.expectOpen();
  await expect(login.page.getByRole("status").filter({ hasText: "You are signed out." })).toBeVisible();
  await home.open();
  await login.expectOpen();
  await login.signOnWith(slug);
  await openidLogin.expectOpen();
});

test("the second sign-in finds the same mailbox by subject, though the address has changed", async ({
  login,
  home,
  openid,
  openidLogin,
  slug,
  context,
}) => {
  const person = addOpenidAccount(openid, { groups: ["everyone"] });
  await setProvider(slug, discovered(openid));
  await login.open();
  await login.signOnWith(slug);
  await openidLogin.logIn(person.sub);
  await home.expectOwner(person.email, "Olga Oben");
  openid.addAccount({
    ...person,
    email: `renamed-${person.email}`,
    name: "Olga Unten",
    groups: ["mail-staff"],
  });
  await context.clearCookies();
  await login.open();
  await login.signOnWith(slug);
  await openidLogin.logIn(person.sub);
  await home.expectOwner(person.email, "Olga Unten");
  await expect(home.section("Storage")).toContainText("5 GB");
});

test("an address that this provider has not verified makes no mailbox", async ({
  login,
  openid,
  openidLogin,
  slug,
}) => {
  const unverified = addOpenidAccount(openid, { email_verified: false, groups: ["everyone"] });
  await setProvider(slug, discovered(openid));
  await login.open();
  await login.signOnWith(slug);
  await openidLogin.logIn(unverified.sub);
  await login.expectRefusal("Your email address is not verified");
  await expect(letterlock(["mailbox", "show", unverified.email])).rejects.toThrow("not-found");
});

test("what a lying provider sends opens nothing, and the login page says so", async ({
  login,
  openid,
  openidLogin,
  slug,
}) => {
  const person = addOpenidAccount(openid, { groups: ["everyone"] });
  await setProvider(slug, discovered(openid));
  const lies: Lie[] = [
    { idToken: { header: () => ({ alg: "none" }) } },
    { idToken: { claims: (own) => ({ ...own, nonce: "another" }) } },
    { redirect: (parameters) => parameters.delete("iss") },
  ];
  for (const lie of lies) {
    openid.lie = lie;
    await login.page.context().clearCookies();
    await login.open();
    await login.signOnWith(slug);
    await openidLogin.logIn(person.sub);
    await login.expectRefusal("The sign-in could not be verified");
  }
  await expect(letterlock(["mailbox", "show", person.email])).rejects.toThrow("not-found");
});

test("somebody in no mapped group is told so, where there is no default template", async ({
  login,
  openid,
  openidLogin,
  slug,
}) => {
  const domain = `${slug}.test`;
  await letterlock(["domain", "create", domain]);
  const person = addOpenidAccount(openid, { email: `x@${domain}`, groups: ["chess"] });
  await setProvider(slug, discovered(openid));
  await login.open();
  await login.signOnWith(slug);
  await openidLogin.logIn(person.sub);
  await login.expectRefusal("Your mailbox could not be set up");
});

test("who is refused over there comes back to the login page with a word", async ({
  login,
  openid,
  openidLogin,
  slug,
}) => {
  await setProvider(slug, discovered(openid));
  await login.open();
  await login.signOnWith(slug);
  await openidLogin.logIn("nobody-by-this-name");
  await login.expectOpen();
  await expect(login.problem).toBeVisible();
});

test("a provider without a discovery document works by addresses entered by hand", async ({
  login,
  home,
  undiscovered: provider,
  openidLogin,
  slug,
}) => {
  const person = addOpenidAccount(provider, { groups: ["mail-staff"] });
  const { settings, ...rest } = discovered(provider);
  const { endpoints } = provider;
  await setProvider(slug, { ...rest, settings: { ...settings, endpoints } });
  await login.open();
  await login.signOnWith(slug);
  await openidLogin.logIn(person.sub);
  await home.expectOwner(person.email, "Olga Oben");
  await expect(home.section("Storage")).toContainText("5 GB");
  await home.signOut.click();
  await openidLogin.agreeToSignOut();
  await login.expectOpen();
});
