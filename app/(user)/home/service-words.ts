import { protocolWords } from "@/app/(user)/home/protocol-words";

const names: Record<string, string> = {
  ...Object.fromEntries(Object.entries(protocolWords).map(([protocol, { name }]) => [protocol, name])),
  submission: "SMTP",
  managesieve: "Sieve",
};

/** The service that last used an app password, by the name people know it under. */
export const serviceWords = (service: string): string => names[service] ?? service;
