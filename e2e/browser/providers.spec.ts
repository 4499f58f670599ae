import { letterlock, runLetterlock } from "../stack";
import { test as base, expect } from "./console-test";
import { ConsolePage } from "./pages/console-page";
import { keycloakPlace, setProvider } from "./provider";
import { unique } from "./unique";

interface ProviderFacts {
  name: string;
  enabled: boolean;
  realm?: string;
  secretSetAt: string;
  mappings: { value: string; template: string }[];
}

const show = (slug: string) => letterlock<ProviderFacts>(["provider", "show", slug]);

const test = base.extend<{ slug: string }>({
  slug: async ({ playwright: _unused }, use) => {
    const slug = unique("company");
    await use(slug);
    // Nobody should be offered it any more on the login page.
    await runLetterlock(["provider", "delete", slug, "--mailboxes-to", "local"]);
  },
});

/** A provider at the demo's realm with a mailbox that it vouches for; gives the mailbox's address. */
async function useProvider(slug: string): Promise<string> {
  const domain = `${slug}.test`;
  await setProvider(slug, { ...(await keycloakPlace()), defaultTemplate: "default" });
  await letterlock(["domain", "create", domain]);
  const address = `person@${domain}`;
  await letterlock(["mailbox", "create", address, "--source", slug]);
  return address;
}

test("a Keycloak provider is tried, tested and created, with a secret that is never shown again", async ({
  page,
  slug,
}) => {
  const { serverUrl, realm, clientId, clientSecret } = await keycloakPlace();
  const console = new ConsolePage(page);
  await console.open("/admin/providers");
  await page.getByRole("link", { name: "New provider" }).click();
  await page.getByLabel("Short name").fill(slug);
  await page.getByLabel("Text on the sign-in button").fill("Our company");
  await page.getByLabel("Server URL").fill(serverUrl);
  await page.getByLabel("Realm").fill(realm);
  await page.getByLabel("Client id").fill(clientId);
  await page.getByLabel("Client secret", { exact: true }).fill("not-the-secret");
  await expect(console.card("Our client there")).toContainText(`/api/auth/callback/${slug}`);

  for (const value of ["everyone", "boss"]) {
    await page.getByRole("button", { name: "Add a mapping" }).click();
    await page.keyboard.type(value);
  }
  await page.getByLabel("Template of boss").selectOption({ label: "staff" });
  await page.getByRole("button", { name: "Move boss up" }).press("Enter");
  await expect(page.getByRole("button", { name: "Move boss up" })).toBeFocused();
  await page.getByLabel("Try it out").fill('{"email":"a@demo.test","mailcow_template":["everyone","boss"]}');
  await page.getByRole("button", { name: "Which template?" }).click();
  await expect(console.card("Templates")).toContainText("Gets the template staff");
  await expect(console.card("Templates")).toContainText("email-unverified");

  const test = console.card("Test");
  await test.getByRole("button", { name: "Test connection" }).click();
  await expect(test.getByRole("listitem").filter({ hasText: "Client id and secret Failed" })).toBeVisible();
  await expect(test.getByRole("alert")).toContainText("People cannot sign in yet.");
  await page.getByLabel("Client secret", { exact: true }).fill(clientSecret);
  await test.getByRole("button", { name: "Test connection" }).click();
  await expect(test.getByRole("listitem").filter({ hasText: "Client id and secret Works" })).toBeVisible();
  await expect(test.getByRole("listitem").filter({ hasText: "A person and the template" })).toBeVisible();

  await page.getByRole("button", { name: "Create provider" }).click();
  await expect(console.heading).toHaveText("Our company");
  expect(await show(slug)).toMatchObject({
    enabled: true,
    realm,
    mappings: [{ value: "boss" }, { value: "everyone" }],
  });
  await expect(page.getByLabel("Client secret", { exact: true })).toHaveValue("");
  expect(await page.content()).not.toContain(clientSecret);
  await console.confirm("Switch off");
  await expect(console.card("Now")).toContainText("Switched off");
});

test("a stored secret goes to no other address, in a test or by saving", async ({ page, slug }) => {
  await useProvider(slug);
  const console = new ConsolePage(page);
  await console.open(`/admin/providers/${slug}`);
  await page.getByLabel("Realm").fill("partner");
  await expect(page.getByText("Enter it again")).toBeVisible();
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(console.card("Test")).toContainText("a stored one is never sent");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByLabel("Client secret", { exact: true })).toBeFocused();
  expect(await show(slug)).toMatchObject({ realm: (await keycloakPlace()).realm });
});

test("of two people who change a provider at once, the second is told what the first did", async ({
  page,
  slug,
}) => {
  await useProvider(slug);
  const console = new ConsolePage(page);
  await console.open(`/admin/providers/${slug}`);
  await letterlock(["provider", "set", slug, "--name", "Theirs"]);
  await page.getByLabel("Text on the sign-in button").fill("Mine");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(console.problem).toContainText("Theirs");
  await expect(page.getByLabel("Text on the sign-in button")).toHaveValue("Mine");
  expect(await show(slug)).toMatchObject({ name: "Theirs" });
});

test("a provider in use is deleted by saying where its mailboxes go", async ({ page, slug }) => {
  const address = await useProvider(slug);
  const console = new ConsolePage(page);
  await console.open(`/admin/providers/${slug}`);
  await page.getByLabel("Where its mailboxes and domains go").selectOption("Out of use");
  await expect(console.card("Delete")).toContainText("mail is refused");
  await page.getByLabel("Where its mailboxes and domains go").selectOption("Local mailboxes");
  await expect(console.card("Delete")).toContainText("1 need a new one");
  await console.confirm("Delete …", "Delete");
  await expect(page).toHaveURL(/\/admin\/providers$/);
  await expect(console.row("keycloak").first()).toBeVisible();
  expect(await letterlock(["mailbox", "show", address])).toMatchObject({ source: "local" });
  await expect(show(slug)).rejects.toThrow("not-found");
});

test("the file for Keycloak is made from the form, without a secret", async ({ page, slug }) => {
  await useProvider(slug);
  await new ConsolePage(page).open(`/admin/providers/${slug}`);
  await page.getByLabel("Claim of the template").fill("mail_kind");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "File for the client" }).click(),
  ]);
  const file = Buffer.concat(await (await download.createReadStream()).toArray()).toString();
  expect(file).toContain(`/api/auth/callback/${slug}`);
  expect(file).toContain("mail_kind");
  expect(file).not.toContain('secret":');
});
