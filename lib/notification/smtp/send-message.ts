import type { Message } from "@/lib/notification/message/compose-message";
import { html } from "@/lib/notification/message/html";
import { plainText } from "@/lib/notification/message/plain-text";
import { shownName } from "@/lib/notification/message/shown-name";
import { problemOf, smtpTransport } from "@/lib/notification/smtp/transport";
import { env } from "@/lib/platform/env";

/**
 * What became of a mail: `refused` is about its recipient, who cannot be reached by trying again; `failed` about the mail
 * server or the way to it.
 */
export type Handover =
  | { outcome: "accepted" }
  | { outcome: "refused"; problem: string }
  | { outcome: "failed"; problem: string };

export interface Envelope {
  /** Names the mail for good, however often it is sent: programs show it once. */
  id: string;
  to: string;
  /** The installation's accent, `#rrggbb`. */
  colour: string | null;
}

/** Hands one mail over to the mail server. Never throws. */
export async function sendMessage(message: Message, { id, to, colour }: Envelope): Promise<Handover> {
  const { LETTERLOCK_MAIL_FROM = "", PORTAL_URL } = env();
  const transport = smtpTransport();
  try {
    await transport.sendMail({
      from: { name: shownName(message.installation), address: LETTERLOCK_MAIL_FROM },
      to: { name: "", address: to },
      subject: message.subject,
      messageId: `<${id}@${new URL(PORTAL_URL).hostname}>`,
      // RFC 3834: no vacation message answers it.
      headers: { "Auto-Submitted": "auto-generated" },
      text: plainText(message),
      html: html(message, colour),
      textEncoding: "quoted-printable",
    });
    return { outcome: "accepted" };
  } catch (error) {
    return { outcome: isAboutRecipient(error) ? "refused" : "failed", problem: problemOf(error) };
  } finally {
    transport.close();
  }
}

/**
 * RFC 3463: 5.1.x is an address that is none, 5.2.1 a mailbox that is switched off. Everything else, such as 5.7.1 (no relay for
 * us), is a fault of what was set up, which somebody may mend.
 */
function isAboutRecipient(error: unknown): boolean {
  const { code, response } = error as { code?: unknown; response?: unknown };
  return code === "EENVELOPE" && typeof response === "string" && /^55\d[ -]5\.(1\.\d|2\.1)\b/.test(response);
}
