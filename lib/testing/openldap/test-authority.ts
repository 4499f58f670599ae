import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "@/deploy/stack/command";

/** A certificate and its key, as files. */
export interface ServerCertificate {
  certificate: string;
  key: string;
}

export interface TestAuthority {
  /** Its own certificate, which clients must trust. */
  pem: string;
  file: string;
  /** Makes a certificate for the given names, such as `DNS:localhost` or `IP:127.0.0.1`. */
  issue(...names: string[]): Promise<ServerCertificate>;
}

const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

/** Makes a certificate authority whose files lie in `folder`. */
export async function makeTestAuthority(folder: string): Promise<TestAuthority> {
  const at = (name: string) => join(folder, name);
  const [file, key] = [at("ca.pem"), at("ca.key")];
  const owner = ["-days", "2", "-subj", "/CN=Test authority"];
  const usage = ["-addext", "keyUsage=critical,keyCertSign,cRLSign"];
  await run(["openssl", "req", "-x509", ...curve, ...owner, ...usage, "-keyout", key, "-out", file]);
  let issued = 0;
  return {
    pem: readFileSync(file, "utf8"),
    file,
    async issue(...names) {
      const own = at(`server-${++issued}`);
      const [request, made] = [`${own}.csr`, { certificate: `${own}.pem`, key: `${own}.key` }];
      const subject = ["-subj", "/CN=server", "-addext", `subjectAltName=${names.join(",")}`];
      await run(["openssl", "req", "-new", ...curve, ...subject, "-keyout", made.key, "-out", request]);
      const signed = [
        "-CA",
        file,
        "-CAkey",
        key,
        "-CAcreateserial",
        "-days",
        "2",
        "-copy_extensions",
        "copy",
      ];
      await run(["openssl", "x509", "-req", "-in", request, ...signed, "-out", made.certificate]);
      return made;
    },
  };
}
