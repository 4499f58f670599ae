import type { BrowserContext, Page } from "@playwright/test";
import { withDirectory } from "../mail/directory";
import { newAppPassword } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { newDomainAdmin, signInDomainAdmin } from "./administrators";
import { test as base } from "./console-test";
import { addKeycloakUser, removeKeycloakUser } from "./keycloak-admin";
import { unique } from "./unique";

export interface DomainFixture {
  domain: string;
  /** In that domain, local. */
  address: string;
  password: string;
}

/** A domain of one's own with a mailbox in it. */
export async function newDomainFixture(): Promise<DomainFixture> {
  const domain = `${unique("console")}.test`;
  const address = `person@${domain}`;
  const password = unique("a-good-password");
  await letterlock(["domain", "create", domain]);
  await letterlock(["mailbox", "create", address, "--password-stdin"], password);
  return { domain, address, password };
}

/** What else there is to look at. */
async function furnish({ domain, address }: DomainFixture) {
  const name = unique("Staff");
  const alias = `sales@${domain}`;
  const template = await letterlock<{ id: string }>(["template", "create", name, "--quota", "2G"]);
  const place = ["--name", name, "--url", "/files/", "--hidden"];
  const link = await letterlock<{ id: string }>(["app-link", "create", ...place]);
  await letterlock(["alias", "create", alias, address]);
  await newAppPassword(address, "imap");
  const group = [
    "--provider",
    "partner",
    "--group",
    `/${name}`,
    "--role",
    "domain-admin",
    "--domains",
    domain,
  ];
  const { id: adminGroupId } = await letterlock<{ id: string }>(["admin-group", "create", ...group]);
  return { adminGroupId, alias, template: { id: template.id, name }, appLinkId: link.id };
}

async function beginDraft(page: Page): Promise<string> {
  await page.goto(`${demoStack().portal}/admin/providers/new`);
  await page.getByRole("button", { name: "Connect LDAP or Active Directory", exact: true }).click();
  await page.waitForURL(/\/connect$/);
  return new URL(page.url()).pathname.split("/").at(-2) ?? "";
}

/** A preview that would bring one person, of a provider of its own: of each, one run goes on at a time. */
const withPreview = (work: (syncRunId: string) => Promise<void>): Promise<void> =>
  withDirectory({}, async ({ user, run }) => {
    const id = await addKeycloakUser(user("new"));
    try {
      await work((await run("--dry-run")).id);
    } finally {
      await removeKeycloakUser(id);
    }
  });

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A furnished domain with its domain admin, signed in. */
export interface ConsoleFixture extends DomainFixture, Awaited<ReturnType<typeof furnish>> {
  /** A preview of the sync that would bring one person. */
  syncRunId: string;
  /** A provider that the superadmin has begun to connect. */
  providerDraftId: string;
  domainAdmin: StorageState;
  domainAdminLogin: string;
}

interface WorkerFixtures {
  /** A fixture that no test changes, and its signed-in domain admin. */
  fixture: ConsoleFixture;
}

/** Tests of console pages, with something on them. */
export const test = base.extend<object, WorkerFixtures>({
  fixture: [
    async ({ browser, superadmin }, use) => {
      const fixture = await newDomainFixture();
      const admin = await newDomainAdmin([fixture.domain]);
      const context = await browser.newContext();
      await signInDomainAdmin(await context.newPage(), admin);
      const domainAdmin = await context.storageState();
      await context.close();
      const console = await browser.newContext({ storageState: superadmin.state });
      const providerDraftId = await beginDraft(await console.newPage());
      await console.close();
      const furniture = await furnish(fixture);
      await withPreview((syncRunId) =>
        use({
          ...fixture,
          ...furniture,
          syncRunId,
          providerDraftId,
          domainAdmin,
          domainAdminLogin: admin.login,
        }),
      );
    },
    { scope: "worker" },
  ],
});

export { expect } from "./test";
