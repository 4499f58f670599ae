import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { demoStack } from "../stack";

interface KeyPair {
  key: Buffer;
  cert: Buffer;
}

/** A certificate for localhost by a CA that nobody here knows. */
function foreignCertificate(): KeyPair {
  const folder = mkdtempSync(join(tmpdir(), "letterlock-e2e-"));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: "pipe" });
  const fresh = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  try {
    openssl(
      ..."req -x509 -days 2 -subj /CN=Foreign".split(" "),
      ...fresh,
      "-keyout",
      at("a"),
      "-out",
      at("ca"),
    );
    const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
    openssl("req", "-new", ...fresh, ...name, "-keyout", at("key"), "-out", at("csr"));
    const signed = ["-CA", at("ca"), "-CAkey", at("a"), "-days", "2", "-copy_extensions", "copy"];
    openssl("x509", "-req", "-in", at("csr"), ...signed, "-out", at("cert"));
    return { key: readFileSync(at("key")), cert: readFileSync(at("cert")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The stack's own certificate, which is for localhost and 127.0.0.1 only. */
function ownCertificate(): KeyPair {
  const folder = dirname(demoStack().ca);
  return { key: readFileSync(join(folder, "server.key")), cert: readFileSync(join(folder, "server.pem")) };
}

async function withServer(pair: KeyPair, host: string, name: string, work: (url: string) => Promise<void>) {
  const server = createServer(pair, (_request, response) => response.writeHead(404).end());
  server.listen(0, host);
  await once(server, "listening");
  try {
    await work(`https://${name}:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** A server with a certificate by a CA that is not trusted here. */
export const withUntrustedServer = (work: (url: string) => Promise<void>) =>
  withServer(foreignCertificate(), "127.0.0.1", "localhost", work);

/** A server whose trusted certificate is for another name than the one in its address. */
export const withMisnamedServer = (work: (url: string) => Promise<void>) =>
  withServer(ownCertificate(), "127.0.0.2", "127.0.0.2", work);
