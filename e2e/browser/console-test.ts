import type { BrowserContextOptions, Page } from "@playwright/test";
import { demoStack } from "../stack";
import {
  type Administrator,
  newDomainAdmin,
  newSuperadmin,
  signInDomainAdmin,
  signInWithNewFactor,
} from "./administrators";
import { test as base } from "./test";

type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>;

interface SignedIn extends Administrator {
  state: StorageState;
}

interface WorkerFixtures {
  /** A superadmin of this worker's own, signed in with password and second factor. */
  superadmin: SignedIn;
}

interface Fixtures {
  /** Opens a page of the portal by its path, as the signed-in superadmin. */
  goTo: (path: string) => Promise<void>;
  /** A page of another person's browser, which is signed in nowhere. */
  otherPage: Page;
  /** A browser in which a new domain admin of these domains is signed in. */
  asDomainAdmin: (domains: readonly string[]) => Promise<{ page: Page; admin: Administrator }>;
}

/** Browser tests of the console: `page` is a signed-in superadmin's. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  superadmin: [
    async ({ browser }, use) => {
      const account = await newSuperadmin();
      const context = await browser.newContext();
      await signInWithNewFactor(await context.newPage(), account);
      const state = await context.storageState();
      await context.close();
      await use({ ...account, state });
    },
    { scope: "worker" },
  ],
  storageState: ({ superadmin }, use) => use(superadmin.state),
  goTo: async ({ page }, use) =>
    use(async (path) => {
      await page.goto(demoStack().portal + path);
    }),
  otherPage: async ({ browser }, use) => {
    const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
    await use(await context.newPage());
    await context.close();
  },
  asDomainAdmin: async ({ otherPage }, use) =>
    use(async (domains) => {
      const admin = await newDomainAdmin(domains);
      await signInDomainAdmin(otherPage, admin);
      return { page: otherPage, admin };
    }),
});

export { expect } from "./test";
