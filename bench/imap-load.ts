import { connect } from "node:net";
import { performance } from "node:perf_hooks";
import { type Measured, quantile } from "@/bench/http-load";

export interface ImapLoad {
  port: number;
  connections: number;
  seconds: number;
  next(): { address: string; password: string };
}

/** One whole login: connect, greeting, LOGIN, LOGOUT, end. Rejects unless the login succeeds. */
function login(port: number, { address, password }: ReturnType<ImapLoad["next"]>): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1").setNoDelay();
    let text = "";
    let sent = 0;
    const steps: [string, string][] = [
      ["* OK", `a LOGIN "${address}" "${password}"\r\n`],
      ["\r\na OK", "b LOGOUT\r\n"],
    ];
    socket.on("data", (data) => {
      text += data.toString("latin1");
      if (/\r\na (NO|BAD)/.test(text)) socket.destroy(new Error(`login refused: ${text.trim()}`));
      const [awaited, command] = steps[sent] ?? [];
      if (awaited === undefined || command === undefined || !`\r\n${text}`.includes(awaited)) return;
      sent++;
      socket.write(command);
    });
    socket.on("error", reject);
    socket.on("close", () =>
      sent === steps.length ? resolve() : reject(new Error(`the connection ended: ${text}`)),
    );
  });
}

/** Keeps `connections` clients logging in and out for `seconds`. Rejects at the first failed login. */
export async function runImapLoad({ port, connections, seconds, next }: ImapLoad): Promise<Measured> {
  const latencies: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  const client = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      await login(port, next());
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const elapsed = (performance.now() - begun) / 1_000;
  return { rate: latencies.length / elapsed, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}
