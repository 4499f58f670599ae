import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findCertificates } from "../certificates";
import { run } from "../command";
import { findUserId } from "../identity";
import type { Part } from "../part";
import { greets } from "../probe";
import { renderFile, type Values } from "../render";
import type { Stack } from "../stack";

const master = "/usr/lib/postfix/sbin/master";
const notOutside = "error:5.7.1 This demo delivers to its own domains only";

const directoryOf = (stack: Stack) => join(stack.places.state, "postfix");

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
    LMTP_PORT: ports.lmtp,
    DEFAULT_TRANSPORT: notOutside,
    SMTP_LISTENER: `127.0.0.1:${ports.smtp}`,
    RELAY_LISTENER: `127.0.0.1:${ports.relay}`,
    MARIADB_PORT: ports.mariadb,
    POSTFIX_PASSWORD: stack.secrets.get("mariadb-postfix"),
    QUEUE: join(directory, "queue"),
    DATA: join(directory, "data"),
  };
}

/** Postfix insists that its configuration belongs to root; its programs read it before they give up their rights. */
function installFiles(stack: Stack): string {
  const directory = directoryOf(stack);
  const configuration = join(directory, "etc");
  mkdirSync(configuration, { recursive: true });
  mkdirSync(join(directory, "queue"), { recursive: true });
  mkdirSync(join(directory, "data"), { recursive: true, mode: 0o700 });
  chownSync(join(directory, "data"), findUserId("postfix"), -1);
  const values = valuesFor(stack);
  const rendered = (name: string) => renderFile(join(stack.places.repository, "deploy", name), values);
  const files = {
    "main.cf": rendered("postfix/main.cf") + rendered("stack/templates/postfix-private.cf"),
    "master.cf": rendered("postfix/master.cf"),
    "letterlock-domains.cf": rendered("postfix/letterlock-domains.cf"),
    "sender-logins": rendered("postfix/sender-logins"),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(configuration, name), text);
  chmodSync(join(configuration, "letterlock-domains.cf"), 0o600);
  return configuration;
}

export const postfix: Part = {
  name: "postfix",
  needs: [],
  stopsChildren: true,
  async prepare(stack) {
    if (!stack.identity.switches)
      throw new Error("Postfix can be started by root only: run the demo as root.");
    const configuration = installFiles(stack);
    const queue = join(directoryOf(stack), "queue");
    if (!existsSync(join(queue, "active"))) await run(["postfix", "-c", configuration, "check"]); // makes the queue
    return { argv: [master, "-c", configuration, "-s"], runAs: "root" };
  },
  isReady: (stack) => greets(stack.ports.smtp, /^220 /),
};
