import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { patienceMs } from "@/bench/leaver/open-doors";
import { addKeycloakUser, changeKeycloakUser, signOutAtKeycloak } from "@/e2e/browser/keycloak-admin";
import { KeycloakLoginPage } from "@/e2e/browser/pages/keycloak-login-page";
import { LoginPage } from "@/e2e/browser/pages/login-page";
import { keycloakPlace, setProvider } from "@/e2e/browser/provider";
import { unique } from "@/e2e/browser/unique";
import { newMailbox } from "@/e2e/mail/mailbox";
import { newApiKey, rest, superadmin } from "@/e2e/rest";
import { letterlock, runLetterlock } from "@/e2e/stack";

/** Somebody with a mailbox who is about to leave. */
export interface Leaver {
  address: string;
  signIn(page: Page): Promise<void>;
  /** What an administrator clicks; the time runs from here. */
  takeOut(): Promise<unknown>;
  /** Removes what was only there for this. */
  end(): Promise<unknown>;
}

/** Where somebody is disabled. */
export interface LeaverSource {
  name: string;
  /** Whether only what a browser has open ends: mail apps go on after a sign-out. */
  webOnly?: boolean;
  bring(): Promise<Leaver>;
}

const name = { firstName: "Lea", lastName: "Leaver" };

async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`${what}: not after ${patienceMs} ms`);
    await delay(100);
  }
}

const hasMailbox = async (address: string) =>
  (await runLetterlock(["mailbox", "show", address, "--json"])).code === 0;

/** A domain of its own, with a provider that brings people of it. */
async function withOwnProvider(label: string, configure: (slug: string, domain: string) => Promise<void>) {
  const slug = unique(label);
  const domain = `${slug}.test`;
  await letterlock(["domain", "create", domain, "--default-template", "default"]);
  await configure(slug, domain);
  return {
    slug,
    domain,
    end: () => letterlock(["provider", "delete", slug, "--mailboxes-to", "disabled"]),
  };
}

const newPassword = () => `Pw-${randomBytes(9).toString("base64url")}`;

async function keycloakUser(username: string, address: string) {
  const password = newPassword();
  const credentials = [{ type: "password" as const, value: password, temporary: false }];
  const user = { username, ...name, email: address, emailVerified: true, enabled: true };
  return { id: await addKeycloakUser({ ...user, credentials }), password };
}

async function signInAtKeycloak(page: Page, provider: string, username: string, password: string) {
  const login = new LoginPage(page);
  await login.open();
  await login.provider(provider).click();
  await new KeycloakLoginPage(page).logIn(username, password);
}

interface Streams {
  streams: { readAt: string | null; problem: string | null }[];
}

/** Keycloak's events are followed, and somebody is disabled in its console. */
const keycloakEvents: LeaverSource = {
  name: "Keycloak, events",
  async bring() {
    const { slug, domain, end } = await withOwnProvider("leaver", async (slug, domain) => {
      const settings = { allowedDomains: [domain], sync: { notices: true, importUsers: true } };
      await setProvider(slug, { ...(await keycloakPlace()), defaultTemplate: "default", settings });
    });
    await until("the events are followed", async () => {
      const { streams } = await letterlock<Streams>(["provider", "notices", slug]);
      return streams.length > 0 && streams.every(({ readAt, problem }) => readAt !== null && !problem);
    });
    const username = unique("lea");
    const address = `${username}@${domain}`;
    const { id, password } = await keycloakUser(username, address);
    await until("the new person has a mailbox", () => hasMailbox(address));
    return {
      address,
      signIn: (page) => signInAtKeycloak(page, slug, username, password),
      takeOut: () => changeKeycloakUser(id, { enabled: false }),
      end,
    };
  },
};

/** Somebody's sessions are ended in Keycloak's console (OpenID Connect Back-Channel Logout 1.0). */
const signedOut: LeaverSource = {
  name: "signed out at the provider",
  webOnly: true,
  async bring() {
    const username = unique("lea");
    const address = `${username}@demo.test`;
    const { id, password } = await keycloakUser(username, address);
    return {
      address,
      signIn: (page) => signInAtKeycloak(page, "Keycloak", username, password),
      takeOut: () => signOutAtKeycloak(id),
      end: () => changeKeycloakUser(id, { enabled: false }),
    };
  },
};

/** A mailbox is disabled in our own console. */
const ownConsole: LeaverSource = {
  name: "console",
  async bring() {
    const { address, password } = await newMailbox("leaver");
    const token = await newApiKey(superadmin().login);
    const path = `/admin/mailboxes/${encodeURIComponent(address)}/state`;
    return {
      address,
      async signIn(page) {
        const login = new LoginPage(page);
        await login.open();
        await login.signInLocally(address, password);
      },
      async takeOut() {
        const { status } = await rest({ method: "PUT", path, token, json: { adminState: "disabled" } });
        if (status !== 200) throw new Error(`${path} answered ${status}`);
      },
      end: () => letterlock(["mailbox", "delete", address, "--yes"]),
    };
  },
};

/** Whoever is signed in has come to their own page. */
export const arrived = (page: Page, address: string) =>
  page.getByRole("main").getByText(address).first().waitFor();

/** Where somebody can be disabled; ours first, which no provider stands before. */
export const leaverSources: readonly LeaverSource[] = [ownConsole, keycloakEvents, signedOut];
