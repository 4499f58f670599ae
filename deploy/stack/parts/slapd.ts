import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findCertificates } from "../certificates";
import { run } from "../command";
import { demoPassword, ldapBase } from "../demo-data";
import { asIdentity, ownDirectory, ownFile } from "../identity";
import type { Part } from "../part";
import { accepts } from "../probe";
import { dataDirectory, install, type Stack } from "../stack";

/** An ordinary user's PATH may lack it. */
const sbin = "/usr/sbin";

async function hash(stack: Stack, password: string): Promise<string> {
  const scheme = ["-o", "module-path=/usr/lib/ldap", "-o", "module-load=argon2", "-h", "{ARGON2}"];
  const file = join(stack.paths.config, "openldap/password"); // a command line is for everybody to see
  ownFile(stack.identity, file, password);
  const output = await run([join(sbin, "slappasswd"), ...scheme, "-n", "-T", file]);
  rmSync(file);
  return output;
}

/** Loads an LDIF file into one of the server's databases: 0 is its configuration, 1 holds the people. */
const load = (stack: Stack, configuration: string, database: 0 | 1, file: string) =>
  run(
    asIdentity(stack.identity, [
      ...[join(sbin, "slapadd"), "-n", String(database), "-F", configuration, "-l", file],
    ]),
  );

/** Makes the configuration anew, since ports and places may have changed. */
async function configure(stack: Stack, data: string): Promise<string> {
  const tls = findCertificates(stack);
  const server = install(stack, "openldap/server.ldif", {
    RUN: stack.paths.run,
    TLS_CERTIFICATE: tls.certificate,
    TLS_KEY: tls.key,
    MAIL_PERSON_SCHEMA: install(stack, "openldap/mail-person.ldif", {}),
    BASE: ldapBase,
    DATA: data,
    ADMIN_PASSWORD_HASH: await hash(stack, stack.secrets.get("ldap-admin")),
  });
  const configuration = join(stack.paths.config, "openldap/slapd.d");
  rmSync(configuration, { recursive: true, force: true });
  ownDirectory(stack.identity, configuration);
  await load(stack, configuration, 0, server);
  return configuration;
}

/** The units of people, each in a file of its name: the first is of Keycloak, the second of Letterlock itself. */
const units = ["people", "employees"] as const;

async function holds(stack: Stack, configuration: string, unit: string): Promise<boolean> {
  const entries = [join(sbin, "slapcat"), "-n", "1", "-F", configuration, "-a", `(ou=${unit})`];
  return (await run(asIdentity(stack.identity, entries))) !== "";
}

/** Adds the units that are not there, all of them to an empty directory. */
async function addPeople(stack: Stack, configuration: string, isNew: boolean): Promise<void> {
  const missing: (typeof units)[number][] = [];
  // One after the other: two programs that open a database at the same moment may both make its lock file, and one fails (EINVAL).
  for (const unit of units) if (isNew || !(await holds(stack, configuration, unit))) missing.push(unit);
  if (missing.length === 0) return;
  const values = {
    BASE: ldapBase,
    READER_PASSWORD_HASH: await hash(stack, stack.secrets.get("ldap-reader")),
    LETTERLOCK_PASSWORD_HASH: await hash(stack, stack.secrets.get("ldap-service")),
    PEOPLE_PASSWORD_HASH: await hash(stack, demoPassword),
  };
  for (const unit of missing)
    await load(stack, configuration, 1, install(stack, `openldap/${unit}.ldif`, values));
}

/** OpenLDAP, which the demo's Keycloak asks for some of its people and Letterlock for others. */
export const slapd: Part = {
  name: "slapd",
  needs: [],
  async prepare(stack) {
    const data = dataDirectory(stack, "openldap");
    const isNew = !existsSync(join(data, "data.mdb"));
    const configuration = await configure(stack, data);
    await addPeople(stack, configuration, isNew);
    const listener = `ldaps://127.0.0.1:${stack.ports.ldaps}/`;
    return { argv: ["slapd", "-d", "stats", "-F", configuration, "-h", listener] };
  },
  isReady: (stack) => accepts(stack.ports.ldaps),
};
