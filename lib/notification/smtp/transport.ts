import { readFileSync } from "node:fs";
import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/platform/env";
import { isLoopback } from "@/lib/platform/env-variables";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const transportWords = words("notification.transport", {
  notSetUp: "Sending mail is not set up.",
  refused: "The mail server did not accept the connection: {problem}",
});

/** Each step is bounded, so that a mail server that hangs holds nobody up for long. In milliseconds. */
const timeouts = {
  dnsTimeout: 5_000,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 15_000,
};

/**
 * A way to the mail server of `LETTERLOCK_SMTP_URL`; nothing is connected yet. TLS is checked by the system's certificates, or those in
 * `LETTERLOCK_SMTP_CA`; only on loopback, and without those, may a connection be in the clear. Throws `unavailable` when none is set up.
 */
export function smtpTransport(): Transporter {
  const { LETTERLOCK_SMTP_URL, LETTERLOCK_SMTP_CA } = env();
  if (LETTERLOCK_SMTP_URL === undefined) throw new AppError("unavailable", transportWords("notSetUp"));
  const { protocol, hostname, port, username, password } = new URL(LETTERLOCK_SMTP_URL);
  const secure = protocol === "smtps:";
  const inTheClear = !secure && isLoopback(hostname) && LETTERLOCK_SMTP_CA === undefined;
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || (secure ? 465 : 25)),
    secure,
    ignoreTLS: inTheClear,
    requireTLS: !inTheClear,
    tls: { minVersion: "TLSv1.2", ...(LETTERLOCK_SMTP_CA ? { ca: readFileSync(LETTERLOCK_SMTP_CA) } : {}) },
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    // What a message is made of comes from us alone; it may name no file and nothing to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  });
}

/** Connects, says hello and authenticates, without sending anything. Throws `unavailable`, in words. */
export async function pingSmtp(): Promise<void> {
  const transport = smtpTransport();
  try {
    await transport.verify();
  } catch (cause) {
    throw new AppError("unavailable", transportWords("refused", { problem: problemOf(cause) }), { cause });
  } finally {
    transport.close();
  }
}

/** What the mail server or the network said, on one line. */
export const problemOf = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).replace(/\s+/g, " ").slice(0, 300);
