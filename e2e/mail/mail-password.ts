import { createHash, randomBytes } from "node:crypto";
import {
  addKeycloakUser,
  changeKeycloakUser,
  type KeycloakUser,
  removeKeycloakUser,
} from "../browser/keycloak-admin";
import { keycloakPlace, setProvider } from "../browser/provider";
import { letterlock } from "../stack";
import type { Login } from "./logins";

/** The form that the documentation of the replaced system shows: `{SSHA256}`, digest and salt in base64. */
export function ssha256(plain: string): string {
  const salt = randomBytes(8);
  const digest = createHash("sha256").update(plain).update(salt).digest();
  return `{SSHA256}${Buffer.concat([digest, salt]).toString("base64")}`;
}

export interface MailPasswordPerson {
  /** With the mail password that the person has at first. */
  login: Login;
  /** Of a provider of the person's own, with the mail-password flow. */
  slug: string;
  change(user: Partial<KeycloakUser>): Promise<void>;
  /** Lets the sync follow Keycloak now. */
  sync(): Promise<void>;
}

/** Somebody in the demo's realm with a mail password, imported by a provider that brings people of one domain only. */
export async function withMailPassword(work: (person: MailPasswordPerson) => Promise<void>): Promise<void> {
  const label = randomBytes(4).toString("hex");
  const [domain, slug] = [`mailpw-${label}.test`, `mailpw-${label}`];
  const password = `Mail-${randomBytes(9).toString("base64url")}`;
  await letterlock(["domain", "create", domain]);
  await setProvider(slug, {
    ...(await keycloakPlace()),
    defaultTemplate: "default",
    settings: {
      allowedDomains: [domain],
      mailPassword: { enabled: true },
      sync: { importUsers: true, guardAtLeast: 100 },
    },
  });
  const address = `mara@${domain}`;
  const person = { firstName: "Mara", lastName: "Person", username: `mara-${label}`, email: address };
  const attributes = { mailcow_password: [ssha256(password)] };
  const id = await addKeycloakUser({ ...person, emailVerified: true, enabled: true, attributes });
  const sync = async () => void (await letterlock(["sync", "run", slug]));
  try {
    await sync();
    const login = { address, password };
    await work({ login, slug, change: (user) => changeKeycloakUser(id, user), sync });
  } finally {
    await removeKeycloakUser(id);
    await letterlock(["provider", "delete", slug, "--mailboxes-to", "disabled"]);
  }
}
