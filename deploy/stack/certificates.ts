import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "./command";
import { ownDirectory, ownFile } from "./identity";
import type { Stack } from "./stack";

/** Files of the stack's own certificate authority and of the one server certificate all parts use. */
export interface Certificates {
  authority: string;
  certificate: string;
  key: string;
}

const lifetimeDays = "825";
const serverExtensions = [
  "basicConstraints=critical,CA:FALSE",
  "keyUsage=critical,digitalSignature",
  "extendedKeyUsage=serverAuth",
  "subjectAltName=DNS:localhost,IP:127.0.0.1",
].join("\n");

/** Where the certificates are, whether made yet or not. */
export function findCertificates(stack: Stack): Certificates {
  const directory = join(stack.paths.state, "tls");
  return {
    authority: join(directory, "ca.pem"),
    certificate: join(directory, "server.pem"),
    key: join(directory, "server.key"),
  };
}

/** Makes the certificate authority and a certificate for localhost at the first start. */
export async function makeCertificates(stack: Stack): Promise<Certificates> {
  const certificates = findCertificates(stack);
  if (existsSync(certificates.certificate)) return certificates;
  const directory = join(stack.paths.state, "tls");
  ownDirectory(stack.identity, directory, 0o755);
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const authorityKey = join(directory, "ca.key");
  const request = join(directory, "server.csr");
  const extensions = join(directory, "server.ext");
  await run([
    ...["openssl", "req", "-x509", ...curve, "-keyout", authorityKey, "-out", certificates.authority],
    ...["-days", lifetimeDays, "-subj", "/CN=Letterlock demo authority"],
    ...["-addext", "keyUsage=critical,keyCertSign,cRLSign"],
  ]);
  await run([
    ...["openssl", "req", "-new", ...curve, "-keyout", certificates.key, "-out", request],
    ...["-subj", "/CN=localhost"],
  ]);
  ownFile(stack.identity, extensions, `${serverExtensions}\n`);
  await run([
    ...["openssl", "x509", "-req", "-in", request, "-CA", certificates.authority, "-CAkey", authorityKey],
    ...["-CAcreateserial", "-days", lifetimeDays, "-extfile", extensions, "-out", certificates.certificate],
  ]);
  await run(["chown", "-R", `${stack.identity.uid}:${stack.identity.gid}`, directory]);
  await run(["chmod", "0600", authorityKey, certificates.key]);
  await run(["chmod", "0644", certificates.authority, certificates.certificate]);
  return certificates;
}
