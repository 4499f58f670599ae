import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer as createPlain, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTls } from "node:tls";
import { afterEach, describe, expect, it, vi } from "vitest";
import { networkWords } from "@/lib/platform/foreign-answer/network-words";
import { enteredReach } from "@/lib/platform/foreign-answer/reach";
import { checkTls, resolveHost, resolveName } from "@/lib/providers/connection-test/network-steps";
import type { Finding } from "@/lib/providers/connection-test/step";
import { openIdProbe } from "@/lib/testing/openid-probe";

/* The first steps of a connection test: each names the one thing that is wrong, and goes nowhere that it may not. */

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.on("connection", (socket: Socket) => sockets.push(socket.on("error", () => undefined)));
  server.on("tlsClientError", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A certificate that nobody here trusts. */
function certificate(name: string) {
  const directory = mkdtempSync(join(tmpdir(), "connection-test-"));
  const [cert, key] = [join(directory, "tls.pem"), join(directory, "tls.key")];
  const kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const subject = ["-days", "2", "-subj", `/CN=${name}`, "-keyout", key, "-out", cert];
  execFileSync("openssl", [...kind, ...subject], { stdio: "ignore" });
  const read = { cert: readFileSync(cert), key: readFileSync(key) };
  rmSync(directory, { recursive: true });
  return read;
}

const check = (issuer: string) => checkTls(openIdProbe(issuer));
const adviceOf = (code: string) => networkWords(code).advice;
const failedBy = async (finding: Promise<Finding>, code: string) =>
  expect(await finding).toMatchObject({ outcome: "failed", advice: adviceOf(code) });

describe("a port", () => {
  it("that answers without TLS is one on loopback", async () => {
    const port = await listen(createPlain());
    expect((await check(`http://127.0.0.1:${port}/realms/x`)).outcome).toBe("ok");
    expect((await check(`http://localhost:${port}`)).outcome).toBe("ok");
  });

  it("that nobody listens at is named as that", async () => {
    const port = await listen(createPlain());
    const [server] = servers.splice(0);
    server?.close();
    await failedBy(check(`http://127.0.0.1:${port}`), "ECONNREFUSED");
    await failedBy(check(`https://127.0.0.1:${port}`), "ECONNREFUSED");
  });

  it("that speaks something else, or hangs up, is none for TLS", async () => {
    const web = await listen(createPlain((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")));
    await failedBy(check(`https://127.0.0.1:${web}`), "ERR_SSL_WRONG_VERSION_NUMBER");
    const away = await listen(createPlain((socket) => socket.destroy()));
    await failedBy(check(`https://127.0.0.1:${away}`), "ECONNRESET");
  });

  it("that says nothing is waited for four seconds, and no longer", async () => {
    const port = await listen(createPlain());
    const waited: number[] = [];
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    vi.spyOn(AbortSignal, "timeout").mockImplementation((milliseconds) => {
      waited.push(milliseconds);
      return timeout(30);
    });
    await failedBy(check(`https://127.0.0.1:${port}`), "ETIMEDOUT");
    expect(waited).toEqual([4_000]);
  });

  it("keeps no connection, whatever came of it", async () => {
    const port = await listen(createPlain((socket) => socket.resume()));
    for (const scheme of ["http", "https"]) {
      const checked = check(`${scheme}://127.0.0.1:${port}`);
      if (scheme === "https") await vi.waitFor(() => sockets[1]?.end("no TLS") ?? expect.fail());
      await checked;
    }
    await vi.waitFor(() => expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, true]));
  });
});

describe("a certificate", () => {
  it("that signs itself is not trusted, whatever name it has", async () => {
    const port = await listen(createTls(certificate("localhost")));
    await failedBy(check(`https://localhost:${port}`), "DEPTH_ZERO_SELF_SIGNED_CERT");
    await failedBy(check(`https://127.0.0.1:${port}`), "DEPTH_ZERO_SELF_SIGNED_CERT");
  });

  it("is asked for by the name, and for an address by none (RFC 6066, section 3)", async () => {
    const names: unknown[] = [];
    const options = certificate("localhost");
    const port = await listen(
      createTls({
        ...options,
        SNICallback: (name, done) => {
          names.push(name);
          done(null);
        },
      }),
    );
    await check(`https://127.0.0.1:${port}`);
    expect(names).toEqual([]);
    await check(`https://localhost:${port}`);
    expect(names).toEqual(["localhost"]);
  });
});

describe("a name", () => {
  it("leads to its addresses, and an address to itself", async () => {
    for (const issuer of ["http://localhost:1/x", "http://127.0.0.1", "http://[::1]:8080/realms/x"])
      expect((await resolveName(openIdProbe(issuer))).outcome, issuer).toBe("ok");
  });

  it.each([
    "169.254.169.254",
    "0.0.0.0",
    "fe80::1",
    "::ffff:169.254.169.254",
    "255.255.255.255",
    "224.0.0.1",
  ])("that leads to %s leads nowhere", async (host) =>
    failedBy(resolveHost(host, enteredReach), "ADDRESS_REFUSED"),
  );
});
