import { ImapFlow } from "imapflow";
import { demoStack } from "../stack";
import type { Login } from "./logins";

/** Signs in by IMAP with an app password for it, and out again after the work. */
export async function withImap<Result>(
  login: Login,
  work: (client: ImapFlow) => Promise<Result>,
): Promise<Result> {
  const { mail, caPem: ca } = demoStack();
  const client = new ImapFlow({
    host: mail.host,
    port: mail.imaps,
    secure: true,
    tls: { ca, servername: "localhost" },
    auth: { user: login.address, pass: login.password },
    logger: false,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}
