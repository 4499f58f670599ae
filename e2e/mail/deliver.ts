import { ImapFlow } from "imapflow";
import { createTransport } from "nodemailer";
import { demoStack } from "../stack";
import type { Login } from "./logins";

const tls = () => ({ ca: demoStack().caPem, servername: "localhost" });

/** Sends a mail over submission as this login; rejects with nodemailer's `responseCode`. */
export async function send(login: Login, from: string, to: string, subject: string): Promise<void> {
  const { mail } = demoStack();
  const transport = createTransport({
    host: mail.host,
    port: mail.submission,
    requireTLS: true,
    tls: tls(),
    auth: { user: login.address, pass: login.password },
  });
  await transport.sendMail({ from, to, subject, text: `The text of ${subject}` });
  transport.close();
}

/** Offers a mail at port 25, as a foreign server does; rejects with nodemailer's `responseCode`. */
export async function sendFromOutside(to: string, subject: string): Promise<void> {
  const { mail } = demoStack();
  const transport = createTransport({ host: mail.host, port: mail.smtp, tls: tls() });
  await transport.sendMail({ from: "somebody@outside.test", to, subject, text: `The text of ${subject}` });
  transport.close();
}

/** Waits in IDLE until a message with this subject is in the INBOX; returns its text. */
export async function readByImap(login: Login, subject: string): Promise<string> {
  const { mail } = demoStack();
  const client = new ImapFlow({
    host: mail.host,
    port: mail.imaps,
    secure: true,
    tls: tls(),
    auth: { user: login.address, pass: login.password },
    logger: false,
    // At once, instead of after a quarter of a minute without a command.
    autoIdleDelay: 1,
  });
  await client.connect();
  try {
    await client.mailboxOpen("INBOX");
    for (;;) {
      const arrived = new Promise<void>((resolve) => client.once("exists", () => resolve()));
      const found = await client.search({ subject }, { uid: true });
      const uid = found ? found[0] : undefined;
      if (uid !== undefined) {
        const message = await client.fetchOne(String(uid), { source: true }, { uid: true });
        return message ? String(message.source) : "";
      }
      await arrived;
    }
  } finally {
    await client.logout();
  }
}
