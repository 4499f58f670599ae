import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { patienceMs } from "@/bench/leaver/open-doors";
import { addKeycloakUser, changeKeycloakUser, signOutAtKeycloak } from "@/e2e/browser/keycloak-admin";
import { KeycloakLoginPage } from "@/e2e/browser/pages/keycloak-login-page";
import { LoginPage } from "@/e2e/browser/pages/login-page";
import { keycloakPlace, setProvider } from "@/e2e/browser/provider";
import { unique } from "@/e2e/browser/unique";
import { areRead } from "@/e2e/directory-events";
import { withEmployees } from "@/e2e/ldap/employees";
import { lockLdapPerson } from "@/e2e/ldap/people";
import { newMailbox } from "@/e2e/mail/mailbox";
import { newApiKey, rest, superadmin } from "@/e2e/rest";
import { demoStack, letterlock, runLetterlock } from "@/e2e/stack";
import { trustedRequest } from "@/e2e/trusted-request";

/** Somebody with a mailbox who is about to leave. */
export interface Leaver {
  address: string;
  signIn(page: Page): Promise<void>;
  /** What an administrator clicks; the time runs from here. */
  takeOut(): Promise<unknown>;
}

/** Where somebody is disabled. */
export interface LeaverSource {
  name: string;
  /** Whether only what a browser has open ends: mail apps go on after a sign-out. */
  webOnly?: boolean;
  /** Brings somebody for as long as `work` takes, and removes what was only there for that. */
  bring(work: (leaver: Leaver) => Promise<void>): Promise<void>;
}

const name = { firstName: "Lea", lastName: "Leaver" };

async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`${what}: not after ${patienceMs} ms`);
    await delay(100);
  }
}

const untilMailbox = (address: string) =>
  until(
    "the new person has a mailbox",
    async () => (await runLetterlock(["mailbox", "show", address, "--json"])).code === 0,
  );

const untilFollowed = (slug: string) =>
  until("the events are followed", async () => {
    const read = await areRead(slug);
    return read.length > 0 && !read.includes(false);
  });

/** A provider at the demo's Keycloak that brings people of a domain of its own, for as long as `work` takes. */
async function withOwnProvider(
  sync: object,
  work: (slug: string, domain: string) => Promise<void>,
): Promise<void> {
  const slug = unique("leaver");
  const domain = `${slug}.test`;
  await letterlock(["domain", "create", domain, "--default-template", "default"]);
  const settings = { allowedDomains: [domain], sync };
  await setProvider(slug, { ...(await keycloakPlace()), defaultTemplate: "default", settings });
  try {
    await work(slug, domain);
  } finally {
    await letterlock(["provider", "delete", slug, "--mailboxes-to", "disabled"]);
  }
}

/** Somebody new at the demo's Keycloak. */
async function newPerson(domain: string) {
  const username = unique("lea");
  const password = `Pw-${randomBytes(9).toString("base64url")}`;
  const address = `${username}@${domain}`;
  const credentials = [{ type: "password" as const, value: password, temporary: false }];
  const user = { username, ...name, email: address, emailVerified: true, enabled: true, credentials };
  return { id: await addKeycloakUser(user), username, password, address };
}

async function signInLocally(page: Page, login: string, password: string): Promise<void> {
  const form = new LoginPage(page);
  await form.open();
  await form.signInLocally(login, password);
}

async function signInAtKeycloak(
  page: Page,
  provider: string,
  { username, password }: { username: string; password: string },
): Promise<void> {
  const login = new LoginPage(page);
  await login.open();
  await login.signOnWith(provider);
  await new KeycloakLoginPage(page).logIn(username, password);
}

/** A mailbox is disabled in our own console. */
const ownConsole: LeaverSource = {
  name: "console",
  async bring(work) {
    const { address, password } = await newMailbox("leaver");
    const token = await newApiKey(superadmin().login);
    const path = `/admin/mailboxes/${encodeURIComponent(address)}/state`;
    await work({
      address,
      signIn: (page) => signInLocally(page, address, password),
      async takeOut() {
        const { status } = await rest({ method: "PUT", path, token, json: { adminState: "disabled" } });
        if (status !== 200) throw new Error(`${path} answered ${status}`);
      },
    });
    await letterlock(["mailbox", "delete", address, "--yes"]);
  },
};

/** Keycloak's events are followed, and somebody is disabled in its console. */
const keycloakEvents: LeaverSource = {
  name: "Keycloak, events",
  bring: (work) =>
    withOwnProvider({ notices: true, importUsers: true }, async (slug, domain) => {
      await untilFollowed(slug);
      const person = await newPerson(domain);
      await untilMailbox(person.address);
      await work({
        address: person.address,
        signIn: (page) => signInAtKeycloak(page, slug, person),
        takeOut: () => changeKeycloakUser(person.id, { enabled: false }),
      });
    }),
};

/** An LDAP directory is asked what has changed, and somebody's account is locked there for good. */
const ldapChanges: LeaverSource = {
  name: "LDAP, changes",
  bring: (work) =>
    withEmployees({ sync: { notices: true } }, async ({ slug, add }) => {
      await untilFollowed(slug);
      const person = await add();
      await untilMailbox(person.address);
      await work({
        address: person.address,
        signIn: (page) => signInLocally(page, person.uid, person.password),
        takeOut: () => lockLdapPerson(person),
      });
    }),
};

/** A provider pushes that somebody is not active any more (RFC 7643, section 4.1.1). */
const scimPush: LeaverSource = {
  name: "SCIM",
  bring: (work) =>
    withOwnProvider({}, async (slug, domain) => {
      const { token } = await letterlock<{ token: string }>(["scim-token", "create", slug]);
      const person = await newPerson(domain);
      const user = await pushed("POST", "/Users", token, {
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
        userName: person.address,
        externalId: person.id,
        name: { givenName: name.firstName, familyName: name.lastName },
        emails: [{ value: person.address, type: "work", primary: true }],
        active: true,
      });
      await untilMailbox(person.address);
      await work({
        address: person.address,
        signIn: (page) => signInAtKeycloak(page, slug, person),
        takeOut: () =>
          pushed("PATCH", `/Users/${user.id}`, token, {
            schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            Operations: [{ op: "replace", path: "active", value: false }],
          }),
      });
    }),
};

async function pushed(
  method: "POST" | "PATCH",
  path: string,
  token: string,
  json: object,
): Promise<{ id: string }> {
  const url = `${demoStack().portal}/scim/v2${path}`;
  const headers = { "content-type": "application/scim+json" };
  const { status, body } = await trustedRequest({ method, url, token, json, headers });
  if (status >= 300) throw new Error(`${path} answered ${status}: ${body}`);
  return JSON.parse(body);
}

/** Somebody's sessions are ended in Keycloak's console (OpenID Connect Back-Channel Logout 1.0). */
const signedOut: LeaverSource = {
  name: "signed out at the provider",
  webOnly: true,
  async bring(work) {
    const person = await newPerson("demo.test");
    await work({
      address: person.address,
      signIn: (page) => signInAtKeycloak(page, "Keycloak", person),
      takeOut: () => signOutAtKeycloak(person.id),
    });
    await changeKeycloakUser(person.id, { enabled: false });
  },
};

/** Whoever is signed in has come to their own page. */
export const arrived = (page: Page, address: string) =>
  page.getByRole("main").getByText(address).first().waitFor();

/** Where somebody can be disabled; ours first, which no provider stands before. */
export const leaverSources: readonly LeaverSource[] = [
  ownConsole,
  keycloakEvents,
  ldapChanges,
  scimPush,
  signedOut,
];
