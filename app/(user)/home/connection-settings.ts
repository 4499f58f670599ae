import { enabledProtocols, type ProtocolFlags, type ProtocolName } from "@/app/(user)/home/protocol-words";

/** Where mail apps connect to; from the environment. */
export interface ServerAddresses {
  portalUrl: string;
  mailHost: string;
  imapsPort: number;
  pop3sPort: number;
  submissionPort: number;
  sievePort: number;
}

interface Setting {
  label: string;
  value: string;
  /** False for what an app lets people choose from a list. */
  typed: boolean;
}

export interface ConnectionSettings {
  protocol: ProtocolName;
  settings: Setting[];
}

const server = (host: string, port: number, encryption: string): Setting[] => [
  { label: "Server", value: host, typed: true },
  { label: "Port", value: String(port), typed: true },
  { label: "Encryption", value: encryption, typed: false },
];

function settingsOf(protocol: ProtocolName, at: ServerAddresses, address: string): Setting[] {
  switch (protocol) {
    case "imap":
      return server(at.mailHost, at.imapsPort, "SSL/TLS");
    case "pop3":
      return server(at.mailHost, at.pop3sPort, "SSL/TLS");
    case "smtp":
      return server(at.mailHost, at.submissionPort, "STARTTLS");
    case "sieve":
      return server(at.mailHost, at.sievePort, "STARTTLS");
    case "dav":
      return [{ label: "Address", value: `${at.portalUrl}/SOGo/dav/${address}/`, typed: true }];
    case "eas":
      return [{ label: "Server", value: new URL(at.portalUrl).host, typed: true }];
  }
}

/** What to enter in a mail app for each protocol that the mailbox may use. */
export function connectionSettings(
  flags: ProtocolFlags,
  at: ServerAddresses,
  address: string,
): ConnectionSettings[] {
  return enabledProtocols(flags).map((protocol) => ({
    protocol,
    settings: settingsOf(protocol, at, address),
  }));
}
