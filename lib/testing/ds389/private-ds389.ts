import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { run } from "@/deploy/stack/command";
import { freePort } from "@/lib/testing/free-port";
import {
  base,
  entryLdif,
  groupsBase,
  peopleBase,
  serviceAccount,
} from "@/lib/testing/openldap/directory-ldif";
import { ldapModify, ldapRead } from "@/lib/testing/openldap/ldap-tools";
import { makeTestAuthority, type TestAuthority } from "@/lib/testing/openldap/test-authority";
import { untilListening } from "@/lib/testing/until-listening";

export interface PrivateDs389 {
  /** `ldaps://127.0.0.1:PORT` */
  ldaps: string;
  /** `ldap://127.0.0.1:PORT`, which offers StartTLS. */
  ldap: string;
  /** The certificate of the authority that it is certified by, in PEM. */
  authority: string;
  /** Changes entries, or `cn=config` and `cn=schema`, by LDIF with `changetype` lines; entries without one are added. */
  modify(ldif: string): Promise<void>;
  /** The values of an attribute of an entry, as the administrator reads them. */
  read(dn: string, attribute: string): Promise<string[]>;
  /** Where its files are, which go with it. */
  folder: string;
  stop(): Promise<void>;
}

const readyWithinMs = 60_000;
const installed = "/usr/share/dirsrv";
const administrator = { dn: "cn=Directory Manager", password: "administrator-password" };

/** What a directory of its own has to be told before it starts: its folders, its ports and its administrator. */
async function writeConfiguration(folder: string, ports: { ldap: number; ldaps: number }): Promise<void> {
  const at = (name: string) => join(folder, name);
  for (const name of ["db", "log", "lock", "run", "bak", "ldif", "tmp"]) mkdirSync(at(name));
  cpSync(`${installed}/schema`, at("config/schema"), { recursive: true });
  const password = await run(["/usr/sbin/slappasswd", "-h", "{SSHA}", "-s", administrator.password]);
  const values: Record<string, string> = {
    ...Object.fromEntries(
      ["db", "log", "lock", "run", "bak", "ldif", "tmp"].map((name) => [`${name}_dir`, at(name)]),
    ),
    db_home_dir: at("db"),
    db_lib: "bdb",
    cert_dir: at("config"),
    config_dir: at("config"),
    schema_dir: at("config/schema"),
    inst_dir: folder,
    ds_passwd: password.trim(),
    ds_port: String(ports.ldap),
    ds_suffix: base,
    ds_user: userInfo().username,
    fqdn: "localhost",
    ldapi: at("ldapi"),
    ldapi_autobind: "off",
    ldapi_enabled: "off",
    rootdn: administrator.dn,
  };
  const template = readFileSync(`${installed}/data/template-dse.ldif`, "utf8");
  const dse = template
    .replace(/%(\w+)%/g, (_, name: string) => values[name] ?? "")
    .replace(/^dn: cn=config\n/m, `$&nsslapd-security: on\nnsslapd-secureport: ${ports.ldaps}\n`)
    .replace(
      /(cn: MemberOf Plugin\n(?:.+\n)*?nsslapd-pluginenabled: )off/,
      "$1on\nmemberOfAutoAddOC: nsMemberOf",
    );
  writeFileSync(at("config/dse.ldif"), dse, { mode: 0o600 });
}

/** Certificates lie in a database of NSS. */
async function installCertificate(folder: string, authority: TestAuthority): Promise<void> {
  const { certificate, key } = await authority.issue("DNS:localhost", "IP:127.0.0.1");
  const [store, bundle] = [`sql:${join(folder, "config")}`, join(folder, "server.p12")];
  const files = ["-in", certificate, "-inkey", key, "-out", bundle];
  await run(["certutil", "-N", "-d", store, "--empty-password"]);
  await run(["certutil", "-A", "-d", store, "-n", "CA", "-t", "CT,,", "-a", "-i", authority.file]);
  await run(["openssl", "pkcs12", "-export", ...files, "-name", "Server-Cert", "-passout", "pass:"]);
  await run(["pk12util", "-i", bundle, "-d", store, "-W", "", "-K", ""]);
}

/** The suffix with its database, and in it what every private directory has. */
const groundLdif = [
  `dn: cn=userroot,cn=ldbm database,cn=plugins,cn=config
objectClass: nsBackendInstance
objectClass: extensibleObject
cn: userroot
nsslapd-suffix: ${base}

dn: cn="${base}",cn=mapping tree,cn=config
objectClass: nsMappingTree
objectClass: extensibleObject
cn: ${base}
nsslapd-state: backend
nsslapd-backend: userroot

`,
  entryLdif(base, {
    objectClass: ["dcObject", "organization"],
    dc: "example",
    o: "Example",
    aci: `(targetattr != "userPassword")(version 3.0; acl "reader"; allow (read, search, compare) userdn = "ldap:///${serviceAccount.dn}";)`,
  }),
  entryLdif(peopleBase, { objectClass: "organizationalUnit", ou: "people" }),
  entryLdif(groupsBase, { objectClass: "organizationalUnit", ou: "groups" }),
  entryLdif(serviceAccount.dn, {
    objectClass: ["organizationalRole", "simpleSecurityObject"],
    cn: "letterlock",
    userPassword: serviceAccount.password,
  }),
].join("");

async function startServer(folder: string, ports: readonly number[]): Promise<ChildProcess> {
  const configuration = ["-D", join(folder, "config"), "-i", join(folder, "run/pid")];
  const server = spawn("/usr/sbin/ns-slapd", [...configuration, "-d", "0"], { stdio: "ignore" });
  await untilListening(server, { name: "ns-slapd", ports, withinMs: readyWithinMs });
  return server;
}

/** Starts a private 389 Directory Server with TLS and its memberOf plugin; it takes some seconds. */
export async function startPrivateDs389(): Promise<PrivateDs389> {
  const folder = mkdtempSync(join(tmpdir(), "letterlock-389-"));
  mkdirSync(join(folder, "config"));
  const ports = { ldap: await freePort(), ldaps: await freePort() };
  await writeConfiguration(folder, ports);
  const authority = await makeTestAuthority(folder);
  await installCertificate(folder, authority);
  const server = await startServer(folder, [ports.ldap, ports.ldaps]);
  const account = { url: `ldap://127.0.0.1:${ports.ldap}`, ...administrator };
  await ldapModify(account, groundLdif);
  return {
    ldap: account.url,
    ldaps: `ldaps://127.0.0.1:${ports.ldaps}`,
    authority: authority.pem,
    folder,
    modify: (ldif) => ldapModify(account, ldif),
    read: (dn, attribute) => ldapRead(account, dn, attribute),
    async stop() {
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}
