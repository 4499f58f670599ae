import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { privateConfiguration } from "@/deploy/stack/dovecot-configuration";
import { asIdentity, findIdentity, type Identity, ownDirectory, ownFile } from "@/deploy/stack/identity";
import { portValues } from "@/deploy/stack/ports";
import { placeholdersOf, renderFile, type Values } from "@/deploy/stack/render";
import { freePort } from "@/lib/testing/free-port";

/** Who decides about logins: the gate by the Lua client of deploy/, another Lua client, or Dovecot alone. */
export type Decider = { gateUrl: string; token: string } | { script: string } | { staticPassword: string };

const otherServices = ["pop3", "submission", "sieve"] as const;
type OtherService = (typeof otherServices)[number];

export interface PrivateDovecot {
  imapPort: number;
  /** Ports of the other services; 0 where they were not asked for. */
  otherPorts: Readonly<Record<OtherService, number>>;
  /** What it has logged, line by line. */
  log(): string[];
  /** Its doveadm HTTP API. */
  doveadm: { url: string; key: string };
  stop(): Promise<void>;
}

const deploy = fileURLToPath(new URL("../deploy", import.meta.url));
const readyWithinMs = 10_000;
const topLevelAuth = /^(passdb|userdb) \{\n[\s\S]*?^\}\n/gm;

/** The floor's authentication: everything as deployed, but a password in the configuration and no question asked. */
const staticAuth = (user: string, password: string): string =>
  `passdb {\n  driver = static\n  args = password=${password}\n}\nuserdb {\n  driver = static\n  args = uid=${user}\n}\n`;

/** Only what is asked for runs. A refused login is not kept waiting. */
const onlyThese = (protocols: string): string => `protocols = ${protocols}\nauth_failure_delay = 0\n`;

const doveadmKey = "key-of-the-private-dovecot";

/** A certificate for "localhost" and its key. */
export function makeCertificate(identity: Identity, directory: string): { certificate: string; key: string } {
  const [certificate, key] = [join(directory, "tls.pem"), join(directory, "tls.key")];
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=localhost",
      "-keyout",
      key,
      "-out",
      certificate,
    ],
    { stdio: "ignore" },
  );
  for (const file of [certificate, key]) ownFile(identity, file, readFileSync(file, "utf8"));
  return { certificate, key };
}

interface Listening {
  imapPort: number;
  doveadmPort: number;
  otherPorts: Record<OtherService, number>;
}

/** The ports that a template names: 0, on which nothing listens, where we have none. */
function portsIn(template: string, { imapPort, doveadmPort, otherPorts }: Listening): Values {
  const named = placeholdersOf(template).filter((name) => name.endsWith("_PORT"));
  return {
    ...Object.fromEntries(named.map((name) => [name, 0])),
    ...portValues({ imap: imapPort, doveadm: doveadmPort, ...otherPorts }),
  };
}

function valuesFor(identity: Identity, directory: string): Values {
  const own = (name: string) => {
    const path = join(directory, name);
    ownDirectory(identity, path, 0o755);
    return path;
  };
  const { certificate, key } = makeCertificate(identity, directory);
  return {
    RUN: own("run"),
    STATE: own("state"),
    MAIL_HOME: own("mail"),
    USER: identity.user,
    GROUP: identity.group,
    MAIL_UID: identity.user,
    MAIL_GID: identity.group,
    DOVECOT_LISTEN: "127.0.0.1",
    LOG_PATH: join(directory, "log"),
    TLS_CERTIFICATE: certificate,
    TLS_KEY: key,
    DOVECOT_DIRECTORY: directory,
    POSTMASTER: "postmaster@localhost",
    MAIL_HOST: "localhost",
    DOVEADM_KEY: doveadmKey,
  };
}

function writeConfiguration(
  identity: Identity,
  directory: string,
  listening: Listening,
  decider: Decider,
): string {
  const deployed = readFileSync(join(deploy, "dovecot/dovecot.conf"), "utf8");
  const auth = "staticPassword" in decider ? staticAuth(identity.user, decider.staticPassword) : null;
  const template = auth === null ? deployed : deployed.replace(topLevelAuth, "") + auth;
  if (!("staticPassword" in decider)) writeLuaClient(identity, directory, decider);
  const values = { ...valuesFor(identity, directory), ...portsIn(template, listening) };
  const path = join(directory, "dovecot.conf");
  const protocols = ["imap", ...otherServices.filter((name) => listening.otherPorts[name] > 0)].join(" ");
  ownFile(identity, path, `${privateConfiguration(template, values)}\n${onlyThese(protocols)}`);
  return path;
}

function writeLuaClient(
  identity: Identity,
  directory: string,
  decider: Exclude<Decider, { staticPassword: string }>,
): void {
  ownFile(identity, join(directory, "master-users"), "");
  const script = "script" in decider ? decider.script : ownScript(identity, directory, decider);
  ownFile(identity, join(directory, "letterlock.lua"), script);
}

function ownScript(
  identity: Identity,
  directory: string,
  { gateUrl, token }: { gateUrl: string; token: string },
): string {
  const tokenFile = join(directory, "token");
  ownFile(identity, tokenFile, `${token}\n`);
  const values = { GATE_URL: gateUrl, TOKEN_FILE: tokenFile, MAIL_UID: identity.user };
  return renderFile(join(deploy, "dovecot/letterlock.lua"), values);
}

/** One after the other, so that no two get the same. */
async function chooseOtherPorts(wanted: boolean): Promise<Record<OtherService, number>> {
  const ports = { pop3: 0, submission: 0, sieve: 0 };
  if (wanted) for (const name of otherServices) ports[name] = await freePort();
  return ports;
}

async function greets(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    const [data] = (await once(socket, "data")) as [Buffer];
    return data.toString().startsWith("* OK");
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * A Dovecot of its own from the files of deploy/, in a temporary folder, with plain IMAP on loopback only, or every service
 * that people log in to. Throws with its log when it does not start.
 */
export async function startPrivateDovecot(
  decider: Decider,
  services: "imap" | "all" = "imap",
): Promise<PrivateDovecot> {
  const identity = findIdentity();
  const directory = mkdtempSync(join(tmpdir(), "letterlock-dovecot-"));
  ownDirectory(identity, directory);
  chmodSync(directory, 0o755);
  const imapPort = await freePort();
  const doveadmPort = await freePort();
  const otherPorts = await chooseOtherPorts(services === "all");
  const configuration = writeConfiguration(
    identity,
    directory,
    { imapPort, doveadmPort, otherPorts },
    decider,
  );
  const [program = "", ...argv] = asIdentity(identity, ["dovecot", "-F", "-c", configuration]);
  const server = spawn(program, argv, { stdio: ["ignore", "ignore", "inherit"] });
  const stop = async () => {
    if (server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    rmSync(directory, { recursive: true, force: true });
  };
  const deadline = Date.now() + readyWithinMs;
  while (!(await greets(imapPort))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      const log = readFileSync(join(directory, "log"), { encoding: "utf8", flag: "a+" });
      await stop();
      throw new Error(`Dovecot did not start:\n${log}`);
    }
    await delay(50);
  }
  const log = () => readFileSync(join(directory, "log"), "utf8").split("\n");
  return {
    imapPort,
    otherPorts,
    log,
    doveadm: { url: `http://127.0.0.1:${doveadmPort}`, key: doveadmKey },
    stop,
  };
}
