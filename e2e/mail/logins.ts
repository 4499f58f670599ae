import type { DemoStack } from "../stack";
import { Dialogue } from "./dialogue";

/** The answer of a server to one login, in its own words, and how long it took in milliseconds. */
export interface LoginAnswer {
  text: string;
  milliseconds: number;
}

export interface Login {
  address: string;
  password: string;
}

const plain = ({ address, password }: Login) => Buffer.from(`\0${address}\0${password}`).toString("base64");

type Attempt = (stack: DemoStack, login: Login) => Promise<LoginAnswer>;

async function timed(ask: () => Promise<string>): Promise<LoginAnswer> {
  const start = performance.now();
  const text = await ask();
  return { text, milliseconds: performance.now() - start };
}

async function within<T>(dialogue: Dialogue, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    dialogue.close();
  }
}

const imap: Attempt = async (stack, { address, password }) => {
  const dialogue = await Dialogue.open({ host: stack.mail.host, port: stack.mail.imaps, ca: stack.caPem });
  return within(dialogue, async () => {
    await dialogue.until(/^\* OK/);
    return timed(() => dialogue.ask(`a LOGIN "${address}" "${password}"`, /^a /));
  });
};

const pop3: Attempt = async (stack, { address, password }) => {
  const dialogue = await Dialogue.open({ host: stack.mail.host, port: stack.mail.pop3s, ca: stack.caPem });
  return within(dialogue, async () => {
    await dialogue.until(/^\+OK/);
    await dialogue.ask(`USER ${address}`, /^[+-]/);
    return timed(() => dialogue.ask(`PASS ${password}`, /^[+-]/));
  });
};

const smtp: Attempt = async (stack, login) => {
  const dialogue = await Dialogue.open({ host: stack.mail.host, port: stack.mail.submission });
  return within(dialogue, async () => {
    await dialogue.until(/^220 /);
    await dialogue.ask("EHLO client.test", /^250 /);
    await dialogue.ask("STARTTLS", /^220 /);
    await dialogue.startTls(stack.caPem);
    await dialogue.ask("EHLO client.test", /^250 /);
    return timed(() => dialogue.ask(`AUTH PLAIN ${plain(login)}`, /^\d{3} /));
  });
};

const sieve: Attempt = async (stack, login) => {
  const dialogue = await Dialogue.open({ host: stack.mail.host, port: stack.mail.sieve });
  return within(dialogue, async () => {
    await dialogue.until(/^OK/);
    await dialogue.ask("STARTTLS", /^OK/);
    await dialogue.startTls(stack.caPem);
    await dialogue.until(/^OK/);
    return timed(() => dialogue.ask(`AUTHENTICATE "PLAIN" "${plain(login)}"`, /^(OK|NO|BYE)/));
  });
};

/** One login attempt in every protocol that has passwords. */
export const logins = { imap, pop3, smtp, sieve };

/**
 * What "yes", "no" and "not now" look like in each protocol (RFC 5530, RFC 2449/3206, RFC 4954, RFC 5804). A "no" after the
 * right password says why; `wrong` is the one that says nothing.
 */
export const answers = {
  imap: {
    accepted: /^a OK|\na OK/,
    rejected: /^a NO \[(AUTHENTICATIONFAILED|CONTACTADMIN|EXPIRED)\]/m,
    wrong: /^a NO \[AUTHENTICATIONFAILED\]/m,
    temporary: /^a NO \[UNAVAILABLE\]/m,
  },
  pop3: {
    accepted: /^\+OK/,
    rejected: /^-ERR \[AUTH\]/,
    wrong: /^-ERR \[AUTH\] Authentication failed/,
    temporary: /^-ERR \[SYS\/TEMP\]/,
  },
  smtp: { accepted: /^235 /, rejected: /^5[23]5 /, wrong: /^535 /, temporary: /^454 / },
  sieve: {
    accepted: /^OK/,
    rejected: /^NO(?! \(TRYLATER\))/,
    wrong: /^NO "Authentication failed/,
    temporary: /^NO \(TRYLATER\)/,
  },
} as const;

export const mailProtocols = ["imap", "pop3", "smtp", "sieve"] as const;
export type MailProtocol = (typeof mailProtocols)[number];
