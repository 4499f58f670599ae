import { connect, createServer, type Server, type Socket } from "node:net";
import { readElements, readNumber } from "@/lib/providers/kinds/ldap/ber";
import { Frames } from "@/lib/providers/kinds/ldap/frames";
import { resultCodes } from "@/lib/providers/kinds/ldap/result";
import type { Fault } from "@/lib/testing/directory/network-contract";

const integer = 0x02;
const searchRequest = 0x63;

/** A whole message again: its content has less than 2 GiB. */
function message(content: Buffer): Buffer {
  const header = Buffer.from([0x30, 0x84, 0, 0, 0, 0]);
  header.writeUInt32BE(content.length, 2);
  return Buffer.concat([header, content]);
}

/** The end of a search without anything found (RFC 4511, section 4.5.2). */
function searchDone(id: number, code: number): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(id);
  return message(Buffer.from([integer, 4, ...number, 0x65, 7, 0x0a, 1, code, 4, 0, 4, 0]));
}

const answers: Record<Fault["kind"], (client: Socket, id: number) => void> = {
  busy: (client, id) => void client.write(searchDone(id, resultCodes.busy)),
  denied: (client, id) => void client.write(searchDone(id, resultCodes.insufficientAccessRights)),
  garbled: (client) => void client.write("HTTP/1.1 200 OK\r\n\r\n<html>Please wait</html>"),
  broken: (client) => {
    client.write(searchDone(1, 0).subarray(0, 9));
    client.end();
  },
  silent: () => undefined,
};

/** Stands between a client and a real server without TLS, and spoils the answers to searches on command. */
export class FaultyLdap {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #faults: Fault[] = [];
  #asked = 0;

  private constructor(to: URL) {
    this.#server = createServer((client) => this.#pass(client, to));
  }

  static async start(url: string): Promise<FaultyLdap> {
    const between = new FaultyLdap(new URL(url));
    await new Promise<void>((resolve) => between.#server.listen(0, "127.0.0.1", resolve));
    return between;
  }

  get url(): string {
    return `ldap://127.0.0.1:${(this.#server.address() as { port: number }).port}`;
  }

  fail(...faults: Fault[]): void {
    this.#faults = faults;
  }

  /** How many searches have come since the last call. */
  asked(): number {
    const asked = this.#asked;
    this.#asked = 0;
    return asked;
  }

  stop(): void {
    for (const socket of this.#open) socket.destroy();
    this.#server.close();
  }

  #pass(client: Socket, { hostname, port }: URL): void {
    const server = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#open.add(from);
      from.on("error", () => undefined);
      from.on("close", () => to.destroy());
    }
    const frames = new Frames(10_000_000);
    client.on("data", (chunk) => {
      for (const content of frames.push(chunk))
        if (!this.#spoils(client, content)) server.write(message(content));
    });
    server.pipe(client);
  }

  /** Whether a question gets another answer than the server's. */
  #spoils(client: Socket, content: Buffer): boolean {
    const [id, operation] = readElements(content);
    if (operation?.tag !== searchRequest) return false;
    this.#asked++;
    const fault = this.#faults.shift();
    if (fault) answers[fault.kind](client, readNumber(id, integer));
    return fault !== undefined;
  }
}
