import { changeRows } from "../database";
import { expectFollowed, promisedMs } from "../directory-events";
import { demoStack, letterlock } from "../stack";
import {
  addKeycloakClient,
  addKeycloakGroup,
  joinKeycloakGroup,
  leaveKeycloakGroup,
  removeKeycloakClient,
  removeKeycloakGroup,
  signOutAtKeycloak,
} from "./keycloak-admin";
import { AdminLoginPage } from "./pages/admin-login-page";
import { keycloakPlace, setProvider, withProvider } from "./provider";
import { expect, test } from "./test";
import { unique } from "./unique";

/** A busy machine gets longer before the test gives up, and is then told how long it took. */
const patience = { timeout: 40_000, intervals: [250] };

interface Audited {
  items: { action: string }[];
}

/** A group at Keycloak with a role here, for the time of `work`. */
async function withGroup(
  slug: string,
  role: readonly string[],
  work: (groupId: string, path: string) => Promise<void>,
): Promise<void> {
  const name = unique("admins");
  const groupId = await addKeycloakGroup(name);
  try {
    const path = `/${name}`;
    await letterlock(["admin-group", "create", "--provider", slug, "--group", path, ...role]);
    await work(groupId, path);
  } finally {
    await removeKeycloakGroup(groupId);
  }
}

test("a member of a group administers, proves at Keycloak who it is, and is out within 15 seconds of leaving it", async ({
  page,
  keycloak,
  newPerson,
}) => {
  test.setTimeout(240_000);
  const person = await newPerson();
  await withProvider({ defaultTemplate: "default", settings: { sync: { notices: true } } }, async (slug) => {
    await expectFollowed(slug);
    await withGroup(slug, ["--role", "superadmin"], async (groupId) => {
      const admin = new AdminLoginPage(page, "/admin");
      await admin.open("/admin/domains");
      await admin.signOn(slug).click();
      await keycloak.logIn(person.username, person.password);
      await expect(page.getByRole("alert").filter({ hasText: "no group that may administer" })).toBeVisible();

      await joinKeycloakGroup(person.id, groupId);
      await expect(async () => {
        await admin.signOn(slug).click();
        await expect(page).toHaveURL(`${demoStack().portal}/admin/domains`, { timeout: 3_000 });
      }).toPass(patience);
      await admin.expectInside();

      await changeRows(
        "update admin_session set authenticated_at = authenticated_at - interval 20 minute where person_name = ?",
        [person.email ?? ""],
      );
      const login = `${unique("made")}@demo.test`;
      await page.goto(`${demoStack().portal}/admin/admins/new`);
      const make = async () => {
        await page.getByRole("textbox", { name: "Login" }).fill(login);
        await page.getByLabel("Role").selectOption("superadmin");
        await page.getByRole("button", { name: "Create administrator" }).click();
      };
      await make();
      await page.getByRole("button", { name: `Continue with ${slug}` }).click();
      await keycloak.password.fill(person.password);
      await keycloak.signIn.click();
      await expect(page).toHaveURL(`${demoStack().portal}/admin/admins/new`);
      await make();
      await expect(page).toHaveURL(`${demoStack().portal}/admin/admins/${encodeURIComponent(login)}`);
      expect(await letterlock(["admin", "show", login])).toMatchObject({ login, role: "superadmin" });
      const { items } = await letterlock<Audited>(["log", "audit", "--actor", `${person.email} (${slug})`]);
      expect(items.map(({ action }) => action)).toContain("admin-account.create");

      const clicked = performance.now();
      await leaveKeycloakGroup(person.id, groupId);
      const whereItIs = async () => {
        await page.goto(`${demoStack().portal}/admin/domains`);
        return new URL(page.url()).pathname;
      };
      await expect.poll(whereItIs, patience).toBe("/admin/login");
      const took = performance.now() - clicked;
      console.log(`a console session is over: ${(took / 1_000).toFixed(1)} s after the click at Keycloak`);
      expect(took).toBeLessThan(promisedMs);
      await admin.signOn(slug).click();
      await expect(page.getByRole("alert").filter({ hasText: "no group that may administer" })).toBeVisible();
    });
  });
});

test("another account after a refusal at the console, though the provider would answer with the refused one at once", async ({
  page,
  keycloak,
  newPerson,
}) => {
  const [stranger, member] = [await newPerson(), await newPerson()];
  await withProvider({ defaultTemplate: "default", settings: { sync: { notices: true } } }, async (slug) => {
    await expectFollowed(slug);
    await withGroup(slug, ["--role", "superadmin"], async (groupId) => {
      await joinKeycloakGroup(member.id, groupId);
      const admin = new AdminLoginPage(page, "/admin");
      await admin.open("/admin/domains");
      await admin.signOn(slug).click();
      await keycloak.logIn(stranger.username, stranger.password);
      await expect(page.getByRole("alert").filter({ hasText: "no group that may administer" })).toBeVisible();
      await page.getByRole("button", { name: "Use another account" }).click();
      await page.getByRole("button", { name: "Logout" }).click();
      await admin.expectOpen();
      await expect(page.getByText("You are signed out.")).toBeVisible();
      await admin.signOn(slug).click();
      await keycloak.logIn(member.username, member.password);
      await expect(async () => {
        if (page.url().includes("refused=")) await admin.signOn(slug).click();
        await expect(page, "where one wanted to be").toHaveURL(`${demoStack().portal}/admin/domains`, {
          timeout: 3_000,
        });
      }, "once the membership is read").toPass(patience);
      await admin.expectInside();
    });
  });
});

test("a domain admin by the groups of the token sees its domains alone, and signing out at the provider ends it", async ({
  page,
  keycloak,
  newPerson,
}) => {
  const [domain, foreign] = [`${unique("own")}.test`, `${unique("foreign")}.test`];
  for (const name of [domain, foreign]) await letterlock(["domain", "create", name]);
  const [slug, clientId, secret] = [unique("groups"), unique("groups"), unique("secret")];
  const { portal } = demoStack();
  const { serverUrl, realm } = await keycloakPlace();
  const id = await addKeycloakClient({
    clientId,
    secret,
    redirectUris: [`${portal}/api/auth/callback/admin.${slug}`],
    attributes: {
      "backchannel.logout.url": `${portal}/api/auth/backchannel-logout/${slug}`,
      "backchannel.logout.session.required": "true",
    },
    protocolMappers: [
      {
        name: "groups",
        protocol: "openid-connect",
        protocolMapper: "oidc-group-membership-mapper",
        config: { "full.path": "true", "claim.name": "groups", "id.token.claim": "true" },
      },
    ],
  });
  await setProvider(slug, {
    kind: "oidc",
    issuer: `${serverUrl}/realms/${realm}`,
    clientId,
    clientSecret: secret,
    defaultTemplate: "default",
  });
  try {
    const person = await newPerson();
    await withGroup(slug, ["--role", "domain-admin", "--domains", domain], async (groupId) => {
      await joinKeycloakGroup(person.id, groupId);
      const admin = new AdminLoginPage(page, "/domain-admin");
      await admin.open("/domain-admin/domains");
      await admin.signOn(slug).click();
      await keycloak.logIn(person.username, person.password);
      await expect(page).toHaveURL(`${portal}/domain-admin/domains`);
      await expect(page.getByRole("link", { name: domain })).toBeVisible();
      await expect(page.getByText(foreign)).toHaveCount(0);
      await page.goto(`${portal}/domain-admin/domains/${foreign}`);
      await expect(page.getByRole("heading", { name: "Not found" })).toBeVisible();
      await page.goto(`${portal}/admin`);
      await expect(page).toHaveURL(`${portal}/admin/login`);

      await signOutAtKeycloak(person.id);
      await expect(async () => {
        await page.goto(`${portal}/domain-admin`);
        await admin.expectOpen();
      }).toPass(patience);
    });
  } finally {
    await letterlock(["provider", "delete", slug]);
    await removeKeycloakClient(id);
  }
});
