import { serverAddresses } from "@/lib/accounts/device/server-addresses";
import { type ClientProtocol, doorLine } from "@/lib/platform/db/protocols";

interface MailServer {
  type: "imap" | "pop3" | "smtp";
  host: string;
  port: number;
  encryption: "SSL/TLS" | "STARTTLS";
}

function serverOf(type: MailServer["type"] & ClientProtocol): MailServer[] {
  const { connection } = doorLine(type);
  if (connection?.at !== "mail-host") return [];
  const at = serverAddresses();
  return [{ type, host: at.mailHost, port: at.ports[connection.port], encryption: connection.encryption }];
}

/** Where mail apps read mail, the better way first, and where they send it. */
export const mailServers = () => ({
  incoming: [...serverOf("imap"), ...serverOf("pop3")],
  outgoing: serverOf("smtp"),
});
