import { ssha256, withMailPassword } from "../mail/mail-password";
import { demoStack, letterlock } from "../stack";
import { test as consoleTest } from "./console-test";
import { keycloakAdmin } from "./keycloak-admin";
import { ProviderPage } from "./pages/provider-page";
import { setProvider } from "./provider";
import { expect, test } from "./test";
import { unique } from "./unique";

test("a person of Keycloak signs in to the portal with the mail password, and changes it nowhere here", ({
  login,
  home,
}) =>
  withMailPassword(async ({ login: { address, password } }) => {
    await login.open();
    await login.signInLocally(address, "a wrong one");
    await expect(login.problem).toContainText("address or the password is wrong");
    await login.signInLocally(address, password);
    await home.expectOwner(address, "Mara Person");
    await home.part("Devices");
    await home.page.getByRole("link", { name: "Values for mail apps" }).click();
    await expect(home.section("Set up a mail app")).toContainText("or your mail password for mail only");
    await home.part("Security");
    await expect(home.section("Password")).toHaveCount(0);
    await home.signOut.click();
    await login.expectOpen();
  }));

/** A realm of its own, from our own file, with one person who has a mail password. */
async function withRealm(work: (place: RealmPlace) => Promise<void>): Promise<void> {
  const realm = unique("realm");
  const file = ["provider", "keycloak-file", realm, "--realm", realm];
  const document = await letterlock<object>([...file, "--mail-password-attribute", "mailcow_password"]);
  await keycloakAdmin("POST", "", document);
  try {
    const [client] = JSON.parse((await keycloakAdmin("GET", `/${realm}/clients?clientId=letterlock`)).body);
    const secret = await keycloakAdmin("GET", `/${realm}/clients/${client.id}/client-secret`);
    await keycloakAdmin("POST", `/${realm}/users`, {
      username: "mara",
      email: `mara@${realm}.test`,
      emailVerified: true,
      enabled: true,
      attributes: { mailcow_password: [ssha256("a mail password")] },
    });
    const serverUrl = demoStack().keycloak.url;
    await work({ serverUrl, realm, clientId: "letterlock", clientSecret: JSON.parse(secret.body).value });
  } finally {
    await keycloakAdmin("DELETE", `/${realm}`);
  }
}

interface RealmPlace {
  serverUrl: string;
  realm: string;
  clientId: string;
  clientSecret: string;
}

consoleTest(
  "the form explains the mail password, and its test says whether people could set it themselves",
  ({ page }) =>
    withRealm(async (place) => {
      const slug = place.realm;
      await setProvider(slug, { kind: "keycloak", ...place, enabled: false, defaultTemplate: "default" });
      const provider = new ProviderPage(page);
      const card = provider.card("Mail password");
      const step = provider.card("Test").getByRole("listitem").filter({ hasText: "Mail password" });
      await provider.openPart(slug, "people");
      await expect(card).toContainText("second factor aren't asked for");
      await card.getByLabel("Allow mail passwords").check();
      await provider.field("Hash attribute").fill("mailcow_template");
      await page.getByRole("button", { name: "Save changes", exact: true }).click();
      await expect(provider.field("Hash attribute")).toHaveAttribute("aria-invalid", "true");
      await provider.field("Hash attribute").fill("mailcow_password");
      await provider.save();
      expect(await letterlock(["provider", "show", slug])).toMatchObject({
        settings: { mailPassword: { enabled: true, attribute: "mailcow_password" } },
      });

      await provider.openPart(slug, "connection");
      await provider.testConnection("mara");
      await expect(step).toContainText("Works");
      await expect(step).toContainText("mara has a usable mail password.");

      const profile = JSON.parse((await keycloakAdmin("GET", `/${place.realm}/users/profile`)).body);
      const open = { ...profile, unmanagedAttributePolicy: "ENABLED" };
      await keycloakAdmin("PUT", `/${place.realm}/users/profile`, open);
      await provider.testConnection("mara");
      await expect(step).toContainText("Failed");
      await expect(step).toContainText("People can edit mailcow_password themselves");
      await letterlock(["provider", "delete", place.realm]);
    }),
);
