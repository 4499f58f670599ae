import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { findCertificates } from "../certificates";
import { ownDirectory, ownFile } from "../identity";
import { keycloakDistribution, linkDistribution } from "../keycloak-distribution";
import { letterlockRealm, partnerRealm } from "../keycloak-realms";
import type { Part } from "../part";
import { httpStatus } from "../probe";
import { dataDirectory, type Stack } from "../stack";

/** A Keycloak home of this stack, with the realms to import. */
function makeHome(stack: Stack, distribution: string): string {
  const home = dataDirectory(stack, "keycloak");
  linkDistribution(distribution, home);
  const imports = join(home, "data/import");
  mkdirSync(imports, { recursive: true });
  for (const path of [join(home, "data"), imports]) ownDirectory(stack.identity, path);
  const realms = {
    "letterlock-realm.json": letterlockRealm(stack),
    "partner-realm.json": partnerRealm(stack),
  };
  for (const [name, realm] of Object.entries(realms))
    ownFile(stack.identity, join(imports, name), JSON.stringify(realm));
  return home;
}

function startOptions(stack: Stack, home: string): string[] {
  const { ports } = stack;
  const tls = findCertificates(stack);
  return [
    ...["start", "--optimized", "--import-realm", "--cache=local", `-Dkc.home.dir=${home}`],
    `--hostname=https://localhost:${ports.keycloak}`,
    ...["--http-host=127.0.0.1", `--https-port=${ports.keycloak}`],
    ...[`--https-certificate-file=${tls.certificate}`, `--https-certificate-key-file=${tls.key}`],
    ...["--http-management-host=127.0.0.1", `--http-management-port=${ports.keycloakManagement}`],
    "--http-management-scheme=http",
    `--truststore-paths=${tls.authority}`, // to call the portal's back-channel logout, and LDAP
  ];
}

export const keycloak: Part = {
  name: "keycloak",
  needs: [],
  startTime: 600_000,
  async prepare(stack, say) {
    const distribution = await keycloakDistribution(stack.paths.cache, say);
    const home = makeHome(stack, distribution);
    return {
      argv: [join(distribution, "bin/kc.sh"), ...startOptions(stack, home)],
      cwd: home,
      env: {
        KC_BOOTSTRAP_ADMIN_USERNAME: "admin",
        KC_BOOTSTRAP_ADMIN_PASSWORD: stack.secrets.get("keycloak-admin"),
        JAVA_OPTS_KC_HEAP: "-Xms64m -Xmx384m",
        // Half the processor time of a start and three quarters of the memory; a demo never runs long enough to miss C2.
        JAVA_OPTS_APPEND: "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC",
        ...(process.env.JAVA_HOME ? { JAVA_HOME: process.env.JAVA_HOME } : {}),
      },
    };
  },
  isReady: async (stack) =>
    (await httpStatus(`http://127.0.0.1:${stack.ports.keycloakManagement}/health/ready`)) === 200,
};
