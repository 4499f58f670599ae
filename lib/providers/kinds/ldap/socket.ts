import { connect as connectPlain, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import { ExtendedRequest } from "ldapts";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { enteredReach, lookupWithin, refuseAddress } from "@/lib/platform/foreign-answer/reach";
import { hostOf } from "@/lib/platform/foreign-answer/shown-url";
import { MalformedMessage } from "@/lib/providers/kinds/ldap/ber";
import { Frames } from "@/lib/providers/kinds/ldap/frames";
import { readMessage } from "@/lib/providers/kinds/ldap/message";
import type { DirectorySettings } from "@/lib/providers/kinds/ldap/settings";
import { words } from "@/lib/words/text";

const socketWords = words("provider.ldap.socket", {
  noStartTls: "{place} refused StartTLS ({code}).",
});

/** What of a directory's settings says how its servers are reached. */
export type Reaching = Pick<DirectorySettings, "startTls" | "caCertificate">;

const usualPorts: Readonly<Record<string, number>> = { "ldap:": 389, "ldaps:": 636 };

/** Host and port of a server. */
export function serverAddress(url: string): { host: string; port: number; secure: boolean } {
  const parsed = new URL(url);
  const port = Number(parsed.port || usualPorts[parsed.protocol]);
  return { host: hostOf(parsed), port, secure: parsed.protocol === "ldaps:" };
}

/** The answer to StartTLS is shorter than this. */
const mostStartTlsBytes = 4_096;

/** RFC 4511, section 4.14.1. */
const startTlsOid = "1.3.6.1.4.1.1466.20037";

/**
 * A connection to a server, with TLS where there is any: nothing has been sent on it but StartTLS. Names and certificates
 * are checked, and addresses by the lookup of the connection itself (`reach.ts`). Throws what the network says, `ForeignProblem`
 * for an address that may not be asked, and the signal's reason.
 */
export async function openSocket(url: string, reaching: Reaching, signal: AbortSignal): Promise<Socket> {
  const { host, port, secure } = serverAddress(url);
  refuseAddress(enteredReach, host);
  signal.throwIfAborted();
  const to = { host, port, lookup: lookupWithin(enteredReach) };
  const tls = tlsOptions(host, reaching);
  // Else a question waits 40 ms for the answer to the one before (RFC 1122, section 4.2.3.4).
  if (secure) return settled(connectTls({ ...to, ...tls }).setNoDelay(true), "secureConnect", signal);
  const plain = await settled(connectPlain({ ...to, noDelay: true }), "connect", signal);
  if (!reaching.startTls) return plain;
  await startTls(plain, url, signal);
  return settled(connectTls({ ...tls, host, socket: plain }), "secureConnect", signal);
}

function tlsOptions(host: string, { caCertificate }: Reaching): ConnectionOptions {
  return {
    // An address has no server name (RFC 6066, section 3).
    servername: /^[\d.]+$|:/.test(host) ? "" : host,
    minVersion: "TLSv1.2",
    ...(caCertificate === null ? {} : { ca: caCertificate }),
  };
}

/** The socket when it is ready. Ends it when it fails, or when the signal says so. */
function settled<Kind extends Socket>(
  socket: Kind,
  event: "connect" | "secureConnect",
  signal: AbortSignal,
): Promise<Kind> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      signal.removeEventListener("abort", told);
      socket.on("error", () => undefined).destroy();
      reject(error);
    };
    const told = () => fail(signal.reason);
    const closed = () => fail(Object.assign(new Error("closed before it was open"), { code: "ECONNRESET" }));
    signal.addEventListener("abort", told, { once: true });
    socket.once("error", fail).once("close", closed);
    socket.once(event, () => {
      signal.removeEventListener("abort", told);
      // Until somebody else listens an error must not end the process; whoever asks then finds it closed.
      socket
        .off("error", fail)
        .off("close", closed)
        .on("error", () => undefined);
      resolve(socket);
    });
  });
}

/**
 * Asks for TLS on a connection. What else came before TLS is refused: somebody in between could have put it there, to be
 * taken for the answer to a later question (as in CVE-2011-0411 for SMTP).
 */
async function startTls(socket: Socket, place: string, signal: AbortSignal): Promise<void> {
  const frames = new Frames(mostStartTlsBytes);
  const id = 1;
  socket.write(new ExtendedRequest({ messageId: id, oid: startTlsOid }).write());
  const [first, ...others] = await firstFrames(socket, frames, signal);
  if (!first || others.length > 0 || frames.rest > 0) throw new MalformedMessage("more than one answer");
  const answer = readMessage(first);
  if (answer.kind !== "done" || answer.of !== "extended" || answer.id !== id)
    throw new MalformedMessage("another answer than the one to StartTLS");
  const { code } = answer.result;
  if (code !== 0)
    throw new ForeignProblem("status", socketWords("noStartTls", { place, code: String(code) }));
}

function firstFrames(socket: Socket, frames: Frames, signal: AbortSignal): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      signal.removeEventListener("abort", told);
      socket.off("data", read).off("error", fail).off("close", closed);
      settle();
    };
    const fail = (error: unknown) =>
      end(() => {
        socket.on("error", () => undefined).destroy();
        reject(error);
      });
    const told = () => fail(signal.reason);
    const closed = () => fail(Object.assign(new Error("closed"), { code: "ECONNRESET" }));
    const read = (chunk: Buffer) => {
      try {
        const whole = frames.push(chunk);
        if (whole.length > 0) end(() => resolve(whole));
      } catch (error) {
        fail(error);
      }
    };
    signal.addEventListener("abort", told, { once: true });
    socket.on("data", read).once("error", fail).once("close", closed);
  });
}
