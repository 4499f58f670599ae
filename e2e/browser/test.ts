import { randomBytes } from "node:crypto";
import { test as base, expect } from "@playwright/test";
import { demoStack } from "../stack";
import { addKeycloakUser, type KeycloakUser, removeKeycloakUser } from "./keycloak-admin";
import { HomePage } from "./pages/home-page";
import { KeycloakLoginPage } from "./pages/keycloak-login-page";
import { LoginPage } from "./pages/login-page";
import { trustFlag } from "./trust";
import { unique } from "./unique";

/** Somebody new at the demo's Keycloak. */
export interface Person extends KeycloakUser {
  id: string;
  password: string;
}

type PersonOptions = Partial<Omit<KeycloakUser, "username" | "credentials">> & { domain?: string };

interface Fixtures {
  login: LoginPage;
  keycloak: KeycloakLoginPage;
  home: HomePage;
  /** Fails the test when a page of ours broke its policy or a script of ours failed. */
  cleanConsole: undefined;
  /** Adds a person at Keycloak for this test, with a verified address in demo.test unless told. */
  newPerson: (options?: PersonOptions) => Promise<Person>;
}

async function addPerson({ domain = "demo.test", ...options }: PersonOptions = {}): Promise<Person> {
  const username = unique("person");
  const password = `Pw-${randomBytes(9).toString("base64url")}`;
  const user = {
    username,
    firstName: "Petra",
    lastName: "Probe",
    email: `${username}@${domain}`,
    emailVerified: true,
    enabled: true,
    ...options,
  };
  const credentials = [{ type: "password" as const, value: password, temporary: false }];
  return { ...user, id: await addKeycloakUser({ ...user, credentials }), password };
}

/** Browser tests: Chromium trusts the demo's certificates. */
export const test = base.extend<Fixtures>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), await trustFlag()] });
    },
    { scope: "worker" },
  ],
  cleanConsole: [
    async ({ page }, use) => {
      const problems: string[] = [];
      const ours = (url: string) => url.startsWith(demoStack().portal) && !url.includes("/SOGo/");
      page.on("pageerror", (error) => {
        if (ours(page.url())) problems.push(error.message);
      });
      page.on("console", (message) => {
        const policy = message.text().includes("Content Security Policy");
        if (policy && ours(page.url())) problems.push(message.text());
      });
      await use(undefined);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
  login: async ({ page }, use) => use(new LoginPage(page)),
  keycloak: async ({ page }, use) => use(new KeycloakLoginPage(page)),
  home: async ({ page }, use) => use(new HomePage(page)),
  newPerson: async ({ playwright: _unused }, use) => {
    const ids: string[] = [];
    await use(async (options) => {
      const person = await addPerson(options);
      ids.push(person.id);
      return person;
    });
    for (const id of ids) await removeKeycloakUser(id);
  },
});

export { expect };
