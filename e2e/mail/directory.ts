import { randomBytes } from "node:crypto";
import type { KeycloakUser } from "../browser/keycloak-admin";
import { keycloakPlace, setProvider } from "../browser/provider";
import { letterlock, runLetterlock } from "../stack";

interface Run {
  id: string;
  state: string;
  problem: string | null;
  counts: Record<string, number>;
  changes: { kind: string; state: string; reason: string; address: string }[];
}

/** A provider of its own over the demo's realm, which may bring people of one domain only: tests do not meet. */
export async function withDirectory(
  sync: object,
  work: (directory: Directory) => Promise<void>,
): Promise<void> {
  const label = randomBytes(4).toString("hex");
  const domain = `sync-${label}.test`;
  await letterlock(["domain", "create", domain]);
  const slug = `sync-${label}`;
  await setProvider(slug, {
    ...(await keycloakPlace()),
    defaultTemplate: "default",
    mappings: [{ value: "staff", template: "staff" }],
    settings: { allowedDomains: [domain], sync: { importUsers: true, ...sync } },
  });
  const user = (name: string, changes: Partial<KeycloakUser> = {}): KeycloakUser => ({
    username: `${name}-${label}`,
    firstName: name,
    lastName: "Person",
    email: `${name}@${domain}`,
    emailVerified: true,
    enabled: true,
    ...changes,
  });
  try {
    await work({ slug, domain, user, run: (...options) => runSync(slug, ...options) });
  } finally {
    await letterlock(["provider", "delete", slug, "--mailboxes-to", "disabled"]);
  }
}

/** Runs a sync by the command line, and gives what it has done, line by line. */
export async function runSync(slug: string, ...options: string[]) {
  const { stdout } = await runLetterlock(["sync", "run", slug, ...options, "--json"]);
  const { id, state, problem, counts, changes } = JSON.parse(stdout) as Run;
  const lines = changes.map((line) => `${line.kind} ${line.state} ${line.address.split("@")[0]}`);
  return { id, state, problem, counts, lines: lines.sort() };
}

export interface Directory {
  slug: string;
  domain: string;
  user: (name: string, changes?: Partial<KeycloakUser>) => KeycloakUser;
  /** What a run has done, line by line. */
  run: (...options: string[]) => ReturnType<typeof runSync>;
}
