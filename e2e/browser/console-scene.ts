import type { BrowserContext } from "@playwright/test";
import { newAppPassword } from "../mail/mailbox";
import { letterlock } from "../stack";
import { newDomainAdmin, signInDomainAdmin } from "./administrators";
import { test as base } from "./console-test";
import { unique } from "./unique";

export interface Scene {
  domain: string;
  /** In that domain, local, with an app password. */
  address: string;
  /** Of that mailbox. */
  alias: string;
  password: string;
  template: { id: string; name: string };
  appLinkId: string;
}

/** A domain of one's own with what administrators look at: a mailbox, its app password, a template. */
export async function newScene(): Promise<Scene> {
  const domain = `${unique("scene")}.test`;
  const address = `person@${domain}`;
  const password = unique("a-good-password");
  await letterlock(["domain", "create", domain]);
  const name = unique("Staff");
  const { id } = await letterlock<{ id: string }>(["template", "create", name, "--quota", "2G"]);
  await letterlock(["mailbox", "create", address, "--password-stdin"], password);
  await newAppPassword(address, "imap");
  const alias = `sales@${domain}`;
  await letterlock(["alias", "create", alias, address]);
  const link = await letterlock<{ id: string }>([
    "app-link",
    "create",
    "--name",
    name,
    "--url",
    "/files/",
    "--hidden",
  ]);
  return { domain, address, alias, password, template: { id, name }, appLinkId: link.id };
}

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A scene with its domain admin, signed in. */
export interface AdministeredScene extends Scene {
  domainAdmin: StorageState;
  domainAdminLogin: string;
}

interface WorkerFixtures {
  /** A scene that no test changes, and its signed-in domain admin. */
  scene: AdministeredScene;
}

/** Tests of console pages, with something on them. */
export const test = base.extend<object, WorkerFixtures>({
  scene: [
    async ({ browser }, use) => {
      const scene = await newScene();
      const admin = await newDomainAdmin([scene.domain]);
      const context = await browser.newContext();
      await signInDomainAdmin(await context.newPage(), admin);
      const domainAdmin = await context.storageState();
      await context.close();
      await use({ ...scene, domainAdmin, domainAdminLogin: admin.login });
    },
    { scope: "worker" },
  ],
});

export { expect } from "./test";
