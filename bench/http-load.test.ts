import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { quantile, runHttpLoad } from "@/bench/http-load";

let server: Server;
async function serve(status: number): Promise<number> {
  server = createServer((_, response) => response.writeHead(status, { "content-length": 2 }).end("ok"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as { port: number }).port;
}
afterEach(() => {
  server?.close();
});

const request = () => Buffer.from("GET / HTTP/1.1\r\nHost: bench\r\n\r\n");

describe("the load generator", () => {
  it("counts every answer", async () => {
    let served = 0;
    const port = await serve(200);
    server.on("request", () => served++);
    const { rate, p50, p99 } = await runHttpLoad({ port, connections: 4, seconds: 0.2, next: request });
    expect(served).toBeGreaterThan(10);
    expect(Math.abs(rate * 0.2 - served)).toBeLessThan(served * 0.3);
    expect(p50).toBeLessThanOrEqual(p99);
  });

  it("fails on anything but a 200, so that refusals are never measured as speed", async () => {
    const port = await serve(401);
    await expect(runHttpLoad({ port, connections: 2, seconds: 1, next: request })).rejects.toThrow("401");
  });

  it("finds quantiles", () => {
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(quantile([1], 0.99)).toBe(1);
    expect(quantile([], 0.5)).toBe(0);
  });
});
