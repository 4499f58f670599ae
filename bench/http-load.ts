import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { performance } from "node:perf_hooks";

/*
 * A load generator that costs less than what it measures: ready-made requests on plain sockets, one under way on
 * each, answers told apart by Content-Length. node:http's client would use more processor time than the servers.
 */

export interface Load {
  port: number;
  connections: number;
  seconds: number;
  /** The bytes of the next request. */
  next(): Buffer;
  /** What may be answered; 200 unless told. */
  statuses?: readonly number[];
}

export interface Measured {
  /** Answers per second, or whatever else the scenario's unit says. */
  rate: number;
  /** Milliseconds, as p95 and p99. */
  p50: number;
  p95: number;
  p99: number;
}

const headerEnd = Buffer.from("\r\n\r\n");

/** Length of the first whole answer in `data`, or 0 when there is none yet. Throws unless its status is one of these. */
function answerLength(data: Buffer, statuses: readonly number[]): number {
  const end = data.indexOf(headerEnd);
  if (end < 0) return 0;
  const head = data.toString("latin1", 0, end);
  if (!statuses.includes(Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1])))
    throw new Error(`unexpected answer: ${data.toString("utf8", 0, 300)}`);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(length)) throw new Error(`an answer without Content-Length: ${head}`);
  const total = end + headerEnd.length + length;
  return data.length >= total ? total : 0;
}

interface Client {
  socket: Socket;
  done: Promise<void>;
}

function startClient(load: Load, until: number, latencies: number[]): Client {
  const statuses = load.statuses ?? [200];
  const socket = connect(load.port, "127.0.0.1").setNoDelay();
  const done = new Promise<void>((resolve, reject) => {
    let sent = 0;
    let data: Buffer = Buffer.alloc(0);
    const send = () => {
      sent = performance.now();
      socket.write(load.next());
    };
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("data", (part) => {
      data = data.length === 0 ? part : Buffer.concat([data, part]);
      try {
        if (answerLength(data, statuses) === 0) return;
      } catch (error) {
        return reject(error);
      }
      data = Buffer.alloc(0);
      const now = performance.now();
      latencies.push(now - sent);
      if (now < until) send();
      else resolve();
    });
    socket.on("close", () => reject(new Error("the server closed a connection")));
  });
  return { socket, done };
}

/** The value below which `share` of the numbers lie; 0 for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** What these latencies (ms) of so many seconds come to. */
export const measuredFrom = (latencies: readonly number[], seconds: number): Measured => ({
  rate: latencies.length / seconds,
  p50: quantile(latencies, 0.5),
  p95: quantile(latencies, 0.95),
  p99: quantile(latencies, 0.99),
});

/** Keeps `connections` busy for `seconds`. Rejects as soon as an answer has another status than the load expects. */
export async function runHttpLoad(load: Load): Promise<Measured> {
  const latencies: number[] = [];
  const begun = performance.now();
  const until = begun + load.seconds * 1_000;
  const clients = Array.from({ length: load.connections }, () => startClient(load, until, latencies));
  try {
    await Promise.all(clients.map(({ done }) => done));
  } finally {
    for (const { socket } of clients) socket.destroy();
    await Promise.all(clients.map(({ socket }) => (socket.closed ? null : once(socket, "close"))));
  }
  return measuredFrom(latencies, (performance.now() - begun) / 1_000);
}
