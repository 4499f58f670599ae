import { dirname, join } from "node:path";
import { findCertificates } from "../certificates";
import { ownDirectory } from "../identity";
import type { Part } from "../part";
import { greets } from "../probe";
import { dataDirectory, install, type Stack } from "../stack";

function installPrivate(stack: Stack): string {
  const run = join(stack.places.run, "dovecot");
  ownDirectory(stack.identity, run, 0o755);
  return install(
    stack,
    "stack/templates/dovecot-private.conf",
    {
      RUN: stack.places.run,
      DATA: dataDirectory(stack, "dovecot"),
      USER: stack.identity.user,
      GROUP: stack.identity.group,
    },
    "dovecot/private.conf",
  );
}

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
  return install(stack, "dovecot/dovecot.conf", {
    LISTEN: "127.0.0.1",
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
    RELAY_PORT: ports.relay,
    IMAP_PORT: ports.imap,
    IMAPS_PORT: ports.imaps,
    POP3_PORT: ports.pop3,
    POP3S_PORT: ports.pop3s,
    SUBMISSION_PORT: ports.submission,
    SIEVE_PORT: ports.sieve,
    LMTP_PORT: ports.lmtp,
    DOVEADM_PORT: ports.doveadm,
    PRIVATE: `!include ${installPrivate(stack)}`,
  });
}

export const dovecot: Part = {
  name: "dovecot",
  needs: [],
  stopsChildren: true,
  prepare: async (stack) => ({ argv: ["dovecot", "-F", "-c", installFiles(stack)] }),
  isReady: (stack) => greets(stack.ports.imap, /^\* OK/),
};
