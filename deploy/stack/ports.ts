import { createServer } from "node:net";
import type { Values } from "./render";

/** Every port of a stack as an offset from its base, chosen to recall the well-known number. */
export const portOffsets = {
  smtp: 25,
  relay: 26,
  lmtp: 24,
  keycloak: 80,
  keycloakManagement: 81,
  web: 100,
  gate: 101,
  sogo: 102,
  doveadm: 103,
  milter: 104,
  pop3: 110,
  memcached: 111,
  imap: 143,
  sieve: 190,
  mariadb: 306,
  portal: 443,
  submission: 587,
  ldaps: 636,
  imaps: 993,
  pop3s: 995,
} as const;

export type PortName = keyof typeof portOffsets;
export type Ports = Readonly<Record<PortName, number>>;

const names = Object.keys(portOffsets) as PortName[];
const firstBase = 13_000;
const bases = 19; // up to 31 999, below the ports that the kernel hands out by itself

/** The ports of the stack with the given base. */
export function portsFrom(base: number): Ports {
  return Object.fromEntries(names.map((name) => [name, base + portOffsets[name]])) as Record<
    PortName,
    number
  >;
}

/** Ports as the templates call them: `IMAPS_PORT` is that of `imaps`. */
export const portValues = (ports: Readonly<Record<string, number>>): Values =>
  Object.fromEntries(Object.entries(ports).map(([name, port]) => [`${name.toUpperCase()}_PORT`, port]));

/** The bases to try, starting at one that depends on `seed`, so that two checkouts rarely meet. */
export function candidateBases(seed: string): number[] {
  const start = [...seed].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % bases, 7);
  return Array.from({ length: bases }, (_, index) => firstBase + 1000 * ((start + index) % bases));
}

/** Whether nobody listens on this port of 127.0.0.1. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ host: "127.0.0.1", port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Those of the given ports that somebody else holds. */
export async function takenPorts(ports: Ports, wanted: readonly PortName[] = names): Promise<PortName[]> {
  const free = await Promise.all(wanted.map((name) => isFree(ports[name])));
  return wanted.filter((_, index) => !free[index]);
}

/** Finds a base all of whose ports are free. Throws when the machine has none left. */
export async function chooseBase(seed: string): Promise<number> {
  for (const base of candidateBases(seed)) if ((await takenPorts(portsFrom(base))).length === 0) return base;
  throw new Error(`No free block of ports between ${firstBase} and ${firstBase + 1000 * bases}`);
}
