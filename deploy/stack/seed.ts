import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  demoDomain,
  demoPassword,
  demoTemplates,
  employeesBase,
  ldapBase,
  localMailbox,
  partnerDomain,
  superadmin,
} from "./demo-data";
import { keycloakUrl, ldapUrl } from "./describe";
import { ownFile } from "./identity";
import { letterlock } from "./product";
import type { Stack } from "./stack";

interface Step {
  name: string;
  argv: readonly string[];
  input?: string;
}

/** Writes a provider's settings for `provider set --file`; the file holds the client's secret. */
function providerFile(stack: Stack, slug: string, settings: object): string {
  const path = join(stack.paths.config, `provider-${slug}.json`);
  ownFile(stack.identity, path, JSON.stringify(settings));
  return path;
}

function providerSteps(stack: Stack): Step[] {
  const { secrets } = stack;
  const mappings = demoTemplates.map(({ name }) => ({ value: name, template: name }));
  const keycloak = providerFile(stack, "keycloak", {
    name: "Keycloak",
    kind: "keycloak",
    serverUrl: keycloakUrl(stack),
    realm: "letterlock",
    clientId: "letterlock",
    clientSecret: secrets.get("keycloak-client"),
    defaultTemplate: "default",
    mappings,
  });
  const partner = providerFile(stack, "partner", {
    name: "Partner company",
    kind: "oidc",
    issuer: `${keycloakUrl(stack)}/realms/partner`,
    clientId: "mail",
    clientSecret: secrets.get("keycloak-partner-client"),
    defaultTemplate: "default",
    settings: { allowedDomains: [partnerDomain] },
  });
  const directory = providerFile(stack, "ldap", {
    name: "Company directory",
    kind: "ldap",
    baseDn: employeesBase,
    clientId: `cn=letterlock,${ldapBase}`,
    clientSecret: secrets.get("ldap-service"),
    defaultTemplate: "default",
    mappings,
    settings: {
      ldap: { urls: [ldapUrl(stack)] },
      allowedDomains: [demoDomain],
      templateAttribute: "mailboxType",
    },
  });
  return [
    { name: "provider keycloak", argv: ["provider", "set", "keycloak", "--file", keycloak] },
    { name: "provider partner", argv: ["provider", "set", "partner", "--file", partner] },
    { name: "provider ldap", argv: ["provider", "set", "ldap", "--file", directory] },
  ];
}

function steps(stack: Stack): Step[] {
  return [
    ...demoTemplates.map(({ name, quotaBytes }) => ({
      name: `template ${name}`,
      argv: ["template", "create", name, "--quota", String(quotaBytes)],
    })),
    ...providerSteps(stack),
    ...[demoDomain, partnerDomain].map((domain) => ({
      name: `domain ${domain}`,
      argv: ["domain", "create", domain, "--default-template", "default"],
    })),
    {
      name: `mailbox ${localMailbox.address}`,
      argv: [
        "mailbox",
        "create",
        localMailbox.address,
        "--name",
        localMailbox.displayName,
        "--password-stdin",
      ],
      input: demoPassword,
    },
    {
      name: `superadmin ${superadmin}`,
      argv: ["admin", "create", "--login", superadmin, "--password-stdin"],
      input: demoPassword,
    },
  ];
}

/** Fills the demo's database by the command line tool. Each step is done once and noted; a failed start goes on there. */
export async function seed(stack: Stack, say: (line: string) => void): Promise<void> {
  const file = join(stack.paths.state, "seeded.json");
  const done = new Set<string>(existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as string[]) : []);
  for (const step of steps(stack).filter(({ name }) => !done.has(name))) {
    await letterlock(stack, step.argv, step.input);
    done.add(step.name);
    writeFileSync(file, JSON.stringify([...done]));
    say(`Added ${step.name}`);
  }
}
