import { lookup } from "node:dns/promises";
import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectTls, TLSSocket } from "node:tls";
import ipaddr from "ipaddr.js";
import { networkWords } from "@/lib/platform/foreign-answer/network-words";
import {
  addressRefused,
  enteredReach,
  lookupWithin,
  mayReach,
  outOfReachWords,
  type Reach,
} from "@/lib/platform/foreign-answer/reach";
import { hostOf } from "@/lib/platform/foreign-answer/shown-url";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { type Finding, failed, ok, type Probe } from "@/lib/providers/connection-test/step";
import { type Text, words } from "@/lib/words/text";

const hostWords = words("provider.test.host", {
  address: "{host} is an IP address.",
  addresses: "{host} resolves to {addresses}.",
  plain: "{host} responds without TLS, which is acceptable on loopback only.",
  certificate: "{protocol}, certificate issued by {by}, valid until {until}.",
  unnamedCertificate: "{protocol}, certificate valid until {until}.",
});

const timeoutMs = 4_000;

const withinTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      const signal = AbortSignal.timeout(timeoutMs);
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
  ]);

/** Whether the host of the issuer has an address. */
export const resolveName = ({ issuer }: Probe): Promise<Finding> =>
  resolveHost(hostOf(new URL(issuer)), enteredReach);

/** Whether a host has an address within reach. */
export async function resolveHost(host: string, reach: Reach): Promise<Finding> {
  let addresses: string[];
  try {
    addresses = (await withinTime(lookup(host, { all: true }))).map(({ address }) => address);
  } catch (error) {
    return networkProblem(error, host);
  }
  const [first = host] = addresses;
  if (!addresses.some((address) => mayReach(reach, address)))
    return failed(outOfReachWords(host, first), networkWords(addressRefused).advice);
  return ok(
    addresses.includes(host)
      ? hostWords("address", { host })
      : hostWords("addresses", { host, addresses: addresses.join(", ") }),
  );
}

const opened = (socket: Socket, event: "connect" | "secureConnect"): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once(event, () => resolve());
    socket.once("error", reject);
  });

/** Whether the port answers and its certificate is trusted here for this name. */
export async function checkTls({ issuer }: Probe): Promise<Finding> {
  const url = new URL(issuer);
  const secure = url.protocol === "https:";
  const host = hostOf(url);
  const port = Number(url.port || (secure ? 443 : 80));
  // An address has no server name (RFC 6066, section 3).
  const servername = ipaddr.isValid(host) ? "" : host;
  const to = { host, port, lookup: lookupWithin(enteredReach) };
  const socket = secure ? connectTls({ ...to, servername }) : connectPlain(to);
  try {
    await withinTime(opened(socket, secure ? "secureConnect" : "connect"));
    return ok(connectionText(socket, url.host));
  } catch (error) {
    return networkProblem(error, url.host);
  } finally {
    socket.on("error", () => undefined);
    socket.destroy();
  }
}

/** What an open connection to a host is: its TLS and certificate, or that it has none. */
export function connectionText(socket: Socket, host: string): Text {
  if (!(socket instanceof TLSSocket)) return hostWords("plain", { host });
  const { valid_to: until, issuer } = socket.getPeerCertificate();
  const by = issuer?.CN ?? issuer?.O;
  const protocol = socket.getProtocol() ?? "TLS";
  return by === undefined
    ? hostWords("unnamedCertificate", { protocol, until })
    : hostWords("certificate", { protocol, by: String(by), until });
}
