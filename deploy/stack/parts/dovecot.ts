import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findCertificates } from "../certificates";
import { privateConfiguration } from "../dovecot-configuration";
import { ownDirectory, ownFile } from "../identity";
import type { Part } from "../part";
import { portValues } from "../ports";
import { greets } from "../probe";
import { dataDirectory, install, type Stack } from "../stack";

function installFiles(stack: Stack): string {
  const { ports, secrets, identity } = stack;
  const tls = findCertificates(stack);
  install(stack, "dovecot/letterlock.lua", {
    GATE_URL: `http://127.0.0.1:${ports.gate}`,
    TOKEN_FILE: secrets.file("machine-token"),
    MAIL_UID: identity.user,
  });
  const masterUsers = install(stack, "dovecot/master-users", {
    WEBMAIL_SECRET: secrets.get("webmail-secret"),
    WEBMAIL_NETWORKS: "127.0.0.1/32",
  });
  const run = join(stack.paths.run, "dovecot");
  ownDirectory(identity, run, 0o755);
  const values = {
    RUN: run,
    STATE: dataDirectory(stack, "dovecot"),
    USER: identity.user,
    GROUP: identity.group,
    DOVECOT_LISTEN: "127.0.0.1",
    LOG_PATH: "/dev/stderr",
    TLS_CERTIFICATE: tls.certificate,
    TLS_KEY: tls.key,
    DOVECOT_DIRECTORY: dirname(masterUsers),
    MAIL_UID: identity.user,
    MAIL_GID: identity.group,
    MAIL_HOME: dataDirectory(stack, "mail"),
    POSTMASTER: "postmaster@localhost",
    MAIL_HOST: "localhost",
    DOVEADM_KEY: secrets.get("doveadm-key"),
    ...portValues(ports),
  };
  const deployed = readFileSync(join(stack.paths.repository, "deploy/dovecot/dovecot.conf"), "utf8");
  const path = join(dirname(masterUsers), "dovecot.conf");
  ownFile(identity, path, privateConfiguration(deployed, values));
  return path;
}

export const dovecot: Part = {
  name: "dovecot",
  needs: [],
  stopsChildren: true,
  prepare: async (stack) => ({ argv: ["dovecot", "-F", "-c", installFiles(stack)] }),
  isReady: (stack) => greets(stack.ports.imap, /^\* OK/),
};
