import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@/deploy/stack/command";
import { domainAdministrator, netbiosName, realm } from "@/lib/testing/active-directory/domain-ldif";
import { ldapModify, ldapRead } from "@/lib/testing/openldap/ldap-tools";
import { makeTestAuthority } from "@/lib/testing/openldap/test-authority";

export interface PrivateSamba {
  /** `ldaps://127.0.0.1:PORT` */
  ldaps: string;
  /** `ldap://127.0.0.1:PORT`, which offers StartTLS. */
  ldap: string;
  /** The certificate of the authority that it is certified by, in PEM. */
  authority: string;
  /** Changes entries by LDIF with `changetype` lines; entries without one are added. */
  modify(ldif: string): Promise<void>;
  /** The values of an attribute of an entry that are text. */
  read(dn: string, attribute: string): Promise<string[]>;
  stop(): Promise<void>;
}

const here = import.meta.dirname;
/** Ten seconds as a rule; many times that where everything else of a run wants the processor, and no measure. */
const readyWithinMs = 300_000;
const isRoot = process.getuid?.() === 0;

/** Samba wants to be root and LDAP's own ports: whoever is not root gets both in namespaces. */
const privileged = (argv: readonly string[]): string[] =>
  isRoot ? [...argv] : ["unshare", "--user", "--map-root-user", "--net", "--", ...argv];

/** An address of loopback that hardly anybody else uses: several may run at once. */
const ownAddress = () => `127.${[randomInt(1, 255), randomInt(1, 255), randomInt(1, 255)].join(".")}`;

/** Makes a new domain in `folder`; returns its configuration file. */
async function provision(folder: string, address: string, tls: readonly string[]): Promise<string> {
  const options = [
    ...[`interfaces=${address}/8`, "bind interfaces only=yes", "server services=ldap"],
    ...[`log file=${folder}/log`, `pid directory=${folder}`, `ncalrpc dir=${folder}/ncalrpc`, ...tls],
  ];
  const domain = ["--realm", realm.toUpperCase(), "--domain", netbiosName, "--host-name=dc1"];
  const server = ["--server-role=dc", "--dns-backend=NONE", `--host-ip=${address}`, "--use-rfc2307"];
  await run(
    privileged([
      ...["/usr/bin/python3", join(here, "provision.py"), "domain", "provision", `--targetdir=${folder}`],
      ...[...domain, ...server, `--adminpass=${domainAdministrator.password}`],
      ...options.map((option) => `--option=${option}`),
    ]),
    { timeout: readyWithinMs },
  );
  return join(folder, "etc/smb.conf");
}

async function listen(): Promise<{ listener: Server; port: number }> {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  return { listener, port: (listener.address() as { port: number }).port };
}

/** Resolves when Samba answers. Throws when it ends instead, or takes too long. */
async function untilReady(controller: ChildProcess): Promise<void> {
  const signal = AbortSignal.timeout(readyWithinMs);
  const ended = once(controller, "exit", { signal }).then(([code]) => {
    throw new Error(`Samba ended with code ${code}`);
  });
  await Promise.race([once(controller, "message", { signal }), ended]);
}

/** Starts Samba with the domain in `configuration`, and lets two ports of 127.0.0.1 lead to its own. */
async function startController(configuration: string, address: string) {
  const program = ["--import", "tsx", join(here, "domain-controller.ts"), configuration, address];
  const [command = "", ...argv] = privileged([
    process.execPath,
    ...program,
    ...(isRoot ? [] : ["--own-network"]),
  ]);
  const controller = spawn(command, argv, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  await untilReady(controller);
  const ports: number[] = [];
  for (const inside of [389, 636]) {
    const { listener, port } = await listen();
    // Until the other process has it, this one would take connections.
    await new Promise((sent) => controller.send(inside, listener, sent));
    listener.close();
    ports.push(port);
  }
  const [ldap, ldaps] = ports;
  return { controller, ldap: `ldap://127.0.0.1:${ldap}`, ldaps: `ldaps://127.0.0.1:${ldaps}` };
}

/**
 * Starts Samba as the domain controller of a new Active Directory, with LDAP alone. It takes about ten seconds and 400 MB,
 * so that few tests should need one.
 */
export async function startPrivateSamba(): Promise<PrivateSamba> {
  const folder = mkdtempSync(join(tmpdir(), "letterlock-samba-"));
  const authority = await makeTestAuthority(folder);
  const { certificate, key } = await authority.issue("DNS:localhost", "IP:127.0.0.1");
  const tls = [`tls certfile=${certificate}`, `tls keyfile=${key}`, `tls cafile=${authority.file}`];
  const address = ownAddress();
  const configuration = await provision(folder, address, tls);
  const { controller, ldap, ldaps } = await startController(configuration, address);
  const { name: dn, password } = domainAdministrator;
  const account = { url: ldaps, dn, password, authority: authority.file };
  return {
    ldap,
    ldaps,
    authority: authority.pem,
    modify: (ldif) => ldapModify(account, ldif),
    read: (entry, attribute) => ldapRead(account, entry, attribute),
    async stop() {
      controller.disconnect();
      await once(controller, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}
