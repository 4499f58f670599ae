import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findCertificates } from "../certificates";
import { run } from "../command";
import { asRoot } from "../identity";
import type { Part } from "../part";
import { portValues } from "../ports";
import { greets } from "../probe";
import { renderFile, type Values } from "../render";
import { logFileOf } from "../runner";
import type { Stack } from "../stack";

const master = "/usr/lib/postfix/sbin/master";
const metaDirectory = "/etc/postfix";
/** Tables in MariaDB; they hold a password. */
const tables = ["domains", "aliases", "alias-senders", "shared-senders", "own-senders"].map(
  (name) => `letterlock-${name}.cf`,
);
const notOutside = "error:5.7.1 This demo delivers to its own domains only";

const directoryOf = (stack: Stack) => join(stack.paths.state, "postfix");

function valuesFor(stack: Stack): Values {
  const { ports } = stack;
  const tls = findCertificates(stack);
  const directory = directoryOf(stack);
  return {
    MAIL_HOST: "localhost",
    INTERFACES: "127.0.0.1",
    INTERNET_PROTOCOLS: "ipv4",
    LOCAL_NETWORKS: "127.0.0.1/32",
    TLS_KEY: tls.key,
    TLS_CERTIFICATE: tls.certificate,
    POSTFIX_DIRECTORY: join(directory, "etc"),
    ...portValues(ports),
    DEFAULT_TRANSPORT: notOutside,
    SMTP_LISTENER: `127.0.0.1:${ports.smtp}`,
    RELAY_LISTENER: `127.0.0.1:${ports.relay}`,
    OWN_SENDERS_WITHOUT_LOGIN: "REJECT",
    SUBMISSION_MILTERS: `inet:127.0.0.1:${ports.milter}`,
    POSTFIX_PASSWORD: stack.secrets.get("mariadb-postfix"),
    QUEUE: join(directory, "queue"),
    DATA: join(directory, "data"),
    META: stack.identity.switches ? metaDirectory : join(directory, "meta"),
    // An ordinary user's postlogd may not open the runner's end of standard output.
    LOG: stack.identity.switches ? "/dev/stdout" : logFileOf(stack, "postfix"),
  };
}

/** Postfix insists that its configuration belongs to root; its programs read it before they give up their rights. */
function installFiles(stack: Stack): string {
  const directory = directoryOf(stack);
  const configuration = join(directory, "etc");
  mkdirSync(configuration, { recursive: true });
  mkdirSync(join(directory, "queue"), { recursive: true });
  mkdirSync(join(directory, "data"), { recursive: true, mode: 0o700 });
  const values = valuesFor(stack);
  const rendered = (name: string) => renderFile(join(stack.paths.repository, "deploy", name), values);
  const files: Record<string, string> = {
    "main.cf": rendered("postfix/main.cf") + rendered("stack/templates/postfix-private.cf"),
    "master.cf": rendered("postfix/master.cf"),
    "sender-logins": rendered("postfix/sender-logins"),
    "senders-from-outside": rendered("postfix/senders-from-outside"),
  };
  for (const name of tables) files[name] = rendered(`postfix/${name}`);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(configuration, name), text);
  for (const name of tables) chmodSync(join(configuration, name), 0o600);
  return configuration;
}

/**
 * Postfix loads only what root owns, and in a user namespace nothing that the machine has installed does: there it gets
 * its own copy of the one extension it needs.
 */
function copyExtension(stack: Stack): void {
  const meta = join(directoryOf(stack), "meta");
  mkdirSync(meta, { recursive: true });
  copyFileSync(join(metaDirectory, "postfix-files"), join(meta, "postfix-files"));
  const extension = join(meta, "postfix-mysql.so");
  copyFileSync("/usr/lib/postfix/postfix-mysql.so", extension);
  writeFileSync(join(meta, "dynamicmaps.cf"), `mysql\t${extension}\tdict_mysql_open\n`);
}

/** Makes the queue's directories and gives each the owner that Postfix wants. */
async function makeQueue(stack: Stack, configuration: string): Promise<void> {
  const directory = directoryOf(stack);
  if (existsSync(join(directory, "queue/active"))) return;
  try {
    await run(asRoot(stack.identity, ["chown", "postfix", join(directory, "data")]));
    await run(asRoot(stack.identity, ["postfix", "-c", configuration, "check"]));
  } catch (cause) {
    if (stack.identity.switches) throw cause;
    throw new Error(
      "Postfix needs root, or a user namespace with the ids of /etc/subuid, which this machine does not allow you: " +
        `run the demo as root.\n${(cause as Error).message}`,
    );
  }
}

export const postfix: Part = {
  name: "postfix",
  needs: [],
  stopsChildren: true,
  async prepare(stack) {
    const configuration = installFiles(stack);
    if (!stack.identity.switches) copyExtension(stack);
    await makeQueue(stack, configuration);
    return { argv: asRoot(stack.identity, [master, "-c", configuration, "-s"]), runAs: "root" };
  },
  isReady: (stack) => greets(stack.ports.smtp, /^220 /),
};
