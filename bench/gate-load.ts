import { type Load, runHttpLoad } from "@/bench/http-load";
import type { Lane } from "@/bench/interleave";
import type { Account } from "@/bench/mail-site";

const usualConnections = 32;

/** The bytes of a question with this body. */
export const request = (body: string, headers = ""): Buffer =>
  Buffer.from(
    `POST /api/dovecot/auth HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`,
  );

interface Login {
  address: string;
  password: string;
  /** Where it comes from; the same place unless told. */
  ip?: string;
}

const onePlace = "192.0.2.1";

/** What Dovecot sends about a login over IMAP. */
const question = ({ address, password, ip = onePlace }: Login) =>
  JSON.stringify({ username: address, password, real_rip: ip, service: "imap" });

/** The bytes that ask the gate about it. */
export const gateRequest =
  (token: string) =>
  (login: Login): Buffer =>
    request(question(login), `X-Letterlock-Token: ${token}\r\n`);

/** The same to the bare server, which gets the digest ready-made. */
export const floorRequest = ({ address, digest }: Account): Buffer =>
  request(JSON.stringify({ username: address, digest, real_rip: onePlace, service: "imap" }));

/** One of these at random. */
export const anyOf = (requests: readonly Buffer[]) => (): Buffer =>
  requests[Math.floor(Math.random() * requests.length)] as Buffer;

const firstLoginMs = 30_000;

/** One login before anything is measured: throws unless it is let in, soon if not at once, since a gate that was just started may answer "not now". */
export async function signIn(port: number, token: string, login: Login): Promise<void> {
  for (const deadline = Date.now() + firstLoginMs; ; ) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/dovecot/auth`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-letterlock-token": token },
      body: question(login),
    });
    if (answer.ok) return;
    if (answer.status !== 503 || Date.now() > deadline)
      throw new Error(`the first login was answered ${answer.status}: ${await answer.text()}`);
  }
}

/** Keeps connections busy with requests from `next`, 32 unless told. */
export const lane = (
  name: string,
  port: number,
  next: Load["next"],
  connections = usualConnections,
): Lane => ({
  name,
  run: (seconds) => runHttpLoad({ port, connections, seconds, next }),
});
