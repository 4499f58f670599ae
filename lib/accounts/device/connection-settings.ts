import { type ClientProtocol, doorLine, enabledProtocols, inSight } from "@/lib/platform/db/protocols";
import type { MailPort } from "@/lib/platform/doors";

/** Where mail apps connect to; from the environment. */
export interface ServerAddresses {
  portalUrl: string;
  mailHost: string;
  ports: Readonly<Record<MailPort, number>>;
}

interface Setting {
  name: "username" | "server" | "port" | "encryption" | "address";
  value: string;
  /** False for what an app lets people choose from a list. */
  typed: boolean;
}

export interface ConnectionSettings {
  protocol: ClientProtocol;
  settings: Setting[];
}

const server = (host: string, port: number, encryption: string): Setting[] => [
  { name: "server", value: host, typed: true },
  { name: "port", value: String(port), typed: true },
  { name: "encryption", value: encryption, typed: false },
];

function settingsOf(protocol: ClientProtocol, at: ServerAddresses, address: string): Setting[] {
  const { connection } = doorLine(protocol);
  switch (connection?.at) {
    case "mail-host":
      return server(at.mailHost, at.ports[connection.port], connection.encryption);
    case "portal-path":
      return [{ name: "address", value: `${at.portalUrl}${connection.path}${address}/`, typed: true }];
    case "portal-host":
      return [{ name: "server", value: new URL(at.portalUrl).host, typed: true }];
    case undefined:
      return [];
  }
}

/** What to enter in a mail app for each protocol that the mailbox may use. */
export function connectionSettings(
  flags: Record<ClientProtocol, boolean>,
  at: ServerAddresses,
  address: string,
): ConnectionSettings[] {
  return inSight(enabledProtocols(flags)).map((protocol) => ({
    protocol,
    settings: settingsOf(protocol, at, address),
  }));
}
