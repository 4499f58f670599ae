import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { afterAll, beforeAll, expect, it } from "vitest";
import { followCertificate, readCertificate } from "@/lib/faces/gate/certificate";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

const directory = mkdtempSync(join(tmpdir(), "letterlock-certificate-"));
const [certificate, key] = [join(directory, "tls.pem"), join(directory, "tls.key")];
let server: Server;
let timer: NodeJS.Timeout;

function renew(name: string): void {
  const subject = ["-days", "2", "-subj", `/CN=${name}`, "-keyout", key, "-out", certificate];
  const kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  execFileSync("openssl", [...kind, ...subject], { stdio: "ignore" });
}

/** The name in the certificate that a new connection is shown. */
async function shownName(maxVersion: "TLSv1.1" | "TLSv1.3" = "TLSv1.3"): Promise<unknown> {
  const { port } = server.address() as AddressInfo;
  // OpenSSL's level 0 lets this client speak what the server must refuse.
  const old = maxVersion === "TLSv1.1" ? { minVersion: "TLSv1" as const, ciphers: "ALL:@SECLEVEL=0" } : {};
  const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false, maxVersion, ...old });
  await once(socket, "secureConnect");
  const { subject } = socket.getPeerCertificate();
  socket.destroy();
  return subject.CN;
}

beforeAll(async () => {
  stubProductEnv({ GATE_TLS_CERTIFICATE: certificate, GATE_TLS_KEY: key });
  renew("first");
  server = createServer({ ...readCertificate(), minVersion: "TLSv1.2" }, (_, response) => response.end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  timer = followCertificate(server, 20);
});

afterAll(() => {
  clearInterval(timer);
  server.close();
  rmSync(directory, { recursive: true });
});

it("shows a renewed certificate to new connections, and goes on with the old one while the new is broken", async () => {
  expect(await shownName()).toBe("first");
  writeFileSync(certificate, "half written");
  utimesSync(certificate, new Date(), new Date(Date.now() + 5_000));
  await expect.poll(() => shownName()).toBe("first");
  renew("second");
  await expect.poll(() => shownName(), { timeout: 5_000 }).toBe("second");
});

it("speaks no TLS older than 1.2", async () => {
  await expect(shownName("TLSv1.1")).rejects.toThrow();
});
