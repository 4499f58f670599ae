import { once } from "node:events";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { vi } from "vitest";

interface TakenMail {
  from: string;
  to: string[];
  raw: string;
  email: Email;
}

export interface FakeSmtp {
  mails: TakenMail[];
  /** How the next recipients are answered; `works` unless changed. */
  behaviour: "works" | "mailbox unknown" | "no relay" | "busy";
  close(): Promise<void>;
}

const answers = {
  "mailbox unknown": [550, "5.1.1 mailbox unknown"],
  "no relay": [554, "5.7.1 relay access denied"],
  busy: [451, "4.3.0 try again later"],
} as const;

/** A fake of the site's Postfix, for faults that the real one does not show when told to; sets LETTERLOCK_SMTP_URL and LETTERLOCK_MAIL_FROM. */
export async function startFakeSmtp(): Promise<FakeSmtp> {
  const fake: FakeSmtp = { mails: [], behaviour: "works", close: async () => undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo(_, __, callback) {
      if (fake.behaviour === "works") return callback();
      const [responseCode, message] = answers[fake.behaviour];
      callback(Object.assign(new Error(message), { responseCode }));
    },
    async onData(stream, { envelope }, callback) {
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part as Buffer);
      const raw = Buffer.concat(parts).toString("utf8");
      const to = envelope.rcptTo.map(({ address }) => address);
      const from = envelope.mailFrom ? envelope.mailFrom.address : "";
      fake.mails.push({ from, to, raw, email: await PostalMime.parse(raw) });
      callback();
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  vi.stubEnv("LETTERLOCK_SMTP_URL", `smtp://127.0.0.1:${address.port}`);
  vi.stubEnv("LETTERLOCK_MAIL_FROM", "letterlock@mail.example.test");
  fake.close = () => new Promise((resolve) => server.close(resolve));
  return fake;
}
