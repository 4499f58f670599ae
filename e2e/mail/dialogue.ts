import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

interface Endpoint {
  host: string;
  port: number;
  /** PEM of the CA, for TLS from the first byte. */
  ca?: string;
  /** The address to come from, such as another one of this machine's loopback; whichever the system takes unless told. */
  localAddress?: string;
}

/** A raw conversation in a line protocol: what a client library would hide (response codes, timing) stays visible. */
export class Dialogue {
  private buffer = "";
  private ended = false;
  private wake: () => void = () => undefined;

  private constructor(private socket: Socket) {
    this.listen(socket);
  }

  static async open({ host, port, ca, localAddress }: Endpoint): Promise<Dialogue> {
    const socket = ca
      ? connectTls({ host, port, ca, servername: "localhost" })
      : connectPlain({ host, port, ...(localAddress && { localAddress }) });
    await new Promise<void>((resolve, reject) => {
      socket.once(ca ? "secureConnect" : "connect", resolve);
      socket.once("error", reject);
    });
    return new Dialogue(socket);
  }

  private listen(socket: Socket): void {
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      this.buffer += chunk;
      this.wake();
    });
    const end = () => {
      this.ended = true;
      this.wake();
    };
    socket.on("close", end);
    socket.on("error", end);
  }

  /** Reads lines until one matches; returns all of them. Rejects when the server closes or nothing comes in time. */
  async until(pattern: RegExp, timeoutMs = 10_000): Promise<string> {
    const deadline = Date.now() + timeoutMs;
    let read = "";
    for (;;) {
      const end = this.buffer.indexOf("\n");
      if (end >= 0) {
        const line = this.buffer.slice(0, end + 1);
        this.buffer = this.buffer.slice(end + 1);
        read += line;
        if (pattern.test(line)) return read;
        continue;
      }
      if (this.ended) throw new Error(`the server closed the connection after: ${JSON.stringify(read)}`);
      await this.more(deadline - Date.now(), read);
    }
  }

  private more(timeoutMs: number, read: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no answer in time; so far: ${JSON.stringify(read + this.buffer)}`)),
        Math.max(0, timeoutMs),
      );
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Waits until the server has closed the connection, whatever it says before. */
  async closed(timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!this.ended) await this.more(deadline - Date.now(), "");
  }

  /** Sends one line and reads up to the answer. */
  async ask(line: string, answer: RegExp, timeoutMs?: number): Promise<string> {
    this.socket.write(`${line}\r\n`);
    return this.until(answer, timeoutMs);
  }

  /** Goes on in TLS, after the server agreed to STARTTLS. */
  async startTls(ca: string): Promise<void> {
    this.socket.removeAllListeners();
    const secure = connectTls({ socket: this.socket, ca, servername: "localhost" });
    await new Promise<void>((resolve, reject) => {
      secure.once("secureConnect", resolve);
      secure.once("error", reject);
    });
    this.socket = secure;
    this.listen(secure);
  }

  close(): void {
    this.socket.destroy();
  }
}
