import { readFileSync } from "node:fs";
import { ImapFlow } from "imapflow";
import { demoEnvironment, demoStack } from "../stack";
import { Dialogue } from "./dialogue";
import type { Login } from "./logins";

/** A connection of a mail client that is logged in and stays open. */
export interface OpenConnection {
  name: string;
  /** Resolves when the server has closed it. */
  closed(timeoutMs: number): Promise<void>;
  close(): void;
}

const plain = ({ address, password }: Login) => Buffer.from(`\0${address}\0${password}`).toString("base64");

const named = (name: string, dialogue: Dialogue): OpenConnection => ({
  name,
  closed: (timeoutMs) => dialogue.closed(timeoutMs),
  close: () => dialogue.close(),
});

/** A client that waits in IDLE (RFC 2177), as phones and desktops do all day. */
async function imapIdle(login: Login): Promise<OpenConnection> {
  const { mail, caPem } = demoStack();
  const client = new ImapFlow({
    host: mail.host,
    port: mail.imaps,
    secure: true,
    tls: { ca: caPem, servername: "localhost" },
    auth: { user: login.address, pass: login.password },
    logger: false,
  });
  const closed = new Promise<void>((resolve) => client.on("close", resolve));
  client.on("error", () => undefined);
  await client.connect();
  await client.mailboxOpen("INBOX");
  void client.idle().catch(() => undefined);
  return {
    name: "IMAP in IDLE",
    closed: (timeoutMs) => within(closed, timeoutMs),
    close: () => client.close(),
  };
}

async function within(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`still open after ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** STARTTLS on the plain port: there the login process goes on carrying the bytes of the connection. */
async function imapStartTls({ address, password }: Login): Promise<OpenConnection> {
  const { mail, caPem } = demoStack();
  const dialogue = await Dialogue.open({ host: mail.host, port: mail.imap });
  await dialogue.until(/^\* OK/);
  await dialogue.ask("s STARTTLS", /^s OK/);
  await dialogue.startTls(caPem);
  await dialogue.ask(`a LOGIN "${address}" "${password}"`, /^a OK/);
  return named("IMAP by STARTTLS", dialogue);
}

async function pop3({ address, password }: Login): Promise<OpenConnection> {
  const { mail, caPem } = demoStack();
  const dialogue = await Dialogue.open({ host: mail.host, port: mail.pop3s, ca: caPem });
  await dialogue.until(/^\+OK/);
  await dialogue.ask(`USER ${address}`, /^\+OK/);
  await dialogue.ask(`PASS ${password}`, /^\+OK/);
  return named("POP3", dialogue);
}

async function submission(login: Login): Promise<OpenConnection> {
  const { mail, caPem } = demoStack();
  const dialogue = await Dialogue.open({ host: mail.host, port: mail.submission });
  await dialogue.until(/^220 /);
  await dialogue.ask("EHLO client.test", /^250 /);
  await dialogue.ask("STARTTLS", /^220 /);
  await dialogue.startTls(caPem);
  await dialogue.ask("EHLO client.test", /^250 /);
  await dialogue.ask(`AUTH PLAIN ${plain(login)}`, /^235 /);
  return named("submission", dialogue);
}

async function sieve(login: Login): Promise<OpenConnection> {
  const { mail, caPem } = demoStack();
  const dialogue = await Dialogue.open({ host: mail.host, port: mail.sieve });
  await dialogue.until(/^OK/);
  await dialogue.ask("STARTTLS", /^OK/);
  await dialogue.startTls(caPem);
  await dialogue.until(/^OK/);
  await dialogue.ask(`AUTHENTICATE "PLAIN" "${plain(login)}"`, /^OK/);
  return named("Sieve", dialogue);
}

/** One connection of each kind, logged in and open. */
export const openEverything = (login: Login): Promise<OpenConnection[]> =>
  Promise.all([imapIdle, imapStartTls, pop3, submission, sieve].map((open) => open(login)));

/** Only what waits in IDLE. */
export const openIdle = async (login: Login): Promise<OpenConnection[]> => [await imapIdle(login)];

/**
 * A connection with the login that SOGo uses for a mailbox. SOGo's own ones cannot be watched: it opens one for each
 * request and closes it with the answer (NGImap4DisableIMAP4Pooling is its default).
 */
export async function openAsSogo(address: string): Promise<OpenConnection> {
  const password = readFileSync(demoEnvironment().WEBMAIL_SECRET_FILE ?? "", "utf8").trim();
  return { ...(await imapIdle({ address: `${address}*sogo@master`, password })), name: "IMAP as SOGo" };
}

/** The connections of one user by one protocol. */
interface WhoRow {
  connections: string;
}

/** How many connections Dovecot itself knows of a mailbox (`doveadm who`). */
export async function connectionsAt(address: string): Promise<number> {
  const { DOVEADM_URL = "", DOVEADM_API_KEY, DOVEADM_API_KEY_FILE = "" } = demoEnvironment();
  const key = DOVEADM_API_KEY ?? readFileSync(DOVEADM_API_KEY_FILE, "utf8").trim();
  const response = await fetch(new URL("/doveadm/v1", DOVEADM_URL), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `X-Dovecot-API ${Buffer.from(key).toString("base64")}`,
    },
    body: JSON.stringify([["who", { mask: [address] }, "who"]]),
  });
  // Dovecot 2.3 closes the list after its first row: ["doveadmResponse", [ROW], ROW, …, "who"].
  const [[, ...answer]] = (await response.json()) as [[string, ...(WhoRow | WhoRow[] | string)[]]];
  return answer.flat().reduce((sum, row) => sum + (typeof row === "string" ? 0 : Number(row.connections)), 0);
}

/** Waits until the server has closed all of them; prints and gives how many milliseconds after `since` the last one was. */
export async function allClosed(what: string, open: OpenConnection[], since: number): Promise<number> {
  const times = await Promise.all(
    open.map(async ({ name, closed }) => {
      await closed(30_000);
      return `${name} ${Date.now() - since} ms`;
    }),
  );
  const last = Date.now() - since;
  console.log(`${what}: ${times.join(", ")}`);
  return last;
}
