import { type Load, runHttpLoad } from "@/bench/http-load";
import type { Lane } from "@/bench/interleave";
import { type Account, type MailSite, startMailSite } from "@/bench/mail-site";
import type { Outcome } from "@/bench/scenario";

export const connections = 32;

const request = (body: string, headers = ""): Buffer =>
  Buffer.from(
    `POST /api/dovecot/auth HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`,
  );

/** Dovecot's question about a login over IMAP. */
export const gateRequest =
  (token: string) =>
  ({ address, password }: Pick<Account, "address" | "password">, ip = "192.0.2.1"): Buffer =>
    request(
      JSON.stringify({ username: address, password, real_rip: ip, service: "imap" }),
      `X-Letterlock-Token: ${token}\r\n`,
    );

/** The same to the bare server, which gets the digest ready-made. */
export const floorRequest = ({ address, digest }: Account): Buffer =>
  request(JSON.stringify({ username: address, digest, real_rip: "192.0.2.1", service: "imap" }));

/** One of these at random. */
export const anyOf = (requests: readonly Buffer[]) => (): Buffer =>
  requests[Math.floor(Math.random() * requests.length)] as Buffer;

/** Keeps 32 connections busy with requests from `next`. */
export const lane = (name: string, port: number, next: Load["next"]): Lane => ({
  name,
  run: (seconds) => runHttpLoad({ port, connections, seconds, next }),
});

export async function onMailSite(measure: (site: MailSite) => Promise<Outcome>): Promise<Outcome> {
  const site = await startMailSite();
  try {
    return await measure(site);
  } finally {
    await site.stop();
  }
}
