import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { KeycloakClient } from "@/bench/sync-database";
import { keycloakDistribution, linkDistribution } from "@/deploy/stack/keycloak-distribution";
import { findPaths } from "@/deploy/stack/paths";
import { freePort } from "@/lib/testing/free-port";

const realmFile = fileURLToPath(new URL("../deploy/keycloak/letterlock-realm.json", import.meta.url));
const readyWithinMs = 400_000;

export interface PrivateKeycloak extends KeycloakClient {
  /** Empties its cache of users, so that the next read finds it as after a start. */
  forgetUsers(): Promise<void>;
  stop(): Promise<void>;
}

const adminName = "bench";

/** An access token of a realm for these fields of the request (RFC 6749, section 4). */
export async function accessToken(
  serverUrl: string,
  realm: string,
  fields: Record<string, string>,
): Promise<string> {
  const url = `${serverUrl}/realms/${realm}/protocol/openid-connect/token`;
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(fields) });
  const { access_token } = (await answer.json()) as { access_token?: string };
  if (!access_token) throw new Error(`Keycloak gave no token (${answer.status})`);
  return access_token;
}

/** As the administrator of the whole server, whom only the bench knows. */
async function clearUserCache(serverUrl: string, password: string): Promise<void> {
  const login = { grant_type: "password", client_id: "admin-cli", username: adminName, password };
  const token = await accessToken(serverUrl, "master", login);
  const cleared = await fetch(`${serverUrl}/admin/realms/letterlock/clear-user-cache`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  if (!cleared.ok) throw new Error(`Keycloak did not empty its cache of users (${cleared.status})`);
}

/** Writes the realm file of deploy/ with these users and a known secret, to be imported at the first start. */
function writeRealm(home: string, clientSecret: string, users: readonly object[]): void {
  const imports = join(home, "data/import");
  mkdirSync(imports, { recursive: true });
  const realm = JSON.parse(readFileSync(realmFile, "utf8"));
  const clients = realm.clients.map((client: object) => ({ ...client, secret: clientSecret }));
  const filled = { ...realm, clients, users: [...realm.users, ...users] };
  writeFileSync(join(imports, "letterlock-realm.json"), JSON.stringify(filled));
}

async function isReady(managementPort: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${managementPort}/health/ready`)).ok;
  } catch {
    return false;
  }
}

let kept: { people: number; keycloak: Promise<PrivateKeycloak> } | undefined;

/** One Keycloak for every scenario of this process that wants so many users; `endKeycloak` ends it. */
export async function keycloakWith(
  users: readonly object[],
  say: (line: string) => void,
): Promise<PrivateKeycloak> {
  if (kept?.people !== users.length) {
    await endKeycloak();
    kept = { people: users.length, keycloak: startPrivateKeycloak(users, say) };
  }
  return kept.keycloak;
}

export async function endKeycloak(): Promise<void> {
  const ended = kept;
  kept = undefined;
  await (await ended?.keycloak)?.stop();
}

/** A Keycloak of its own in a temporary folder, on loopback only, whose realm has these users. Throws with its log. */
async function startPrivateKeycloak(
  users: readonly object[],
  say: (line: string) => void,
): Promise<PrivateKeycloak> {
  const distribution = await keycloakDistribution(findPaths("demo").cache, say);
  const home = mkdtempSync(join(tmpdir(), "letterlock-keycloak-"));
  linkDistribution(distribution, home);
  const clientSecret = randomBytes(18).toString("base64url");
  const adminPassword = randomBytes(18).toString("base64url");
  writeRealm(home, clientSecret, users);
  const [port, managementPort] = [await freePort(), await freePort()];
  const options = [
    ...["start", "--optimized", "--import-realm", "--cache=local", `-Dkc.home.dir=${home}`],
    ...["--hostname-strict=false", "--http-enabled=true", "--http-host=127.0.0.1", `--http-port=${port}`],
    ...["--http-management-host=127.0.0.1", `--http-management-port=${managementPort}`],
  ];
  const log = join(home, "log");
  const server = spawn(join(distribution, "bin/kc.sh"), options, {
    cwd: home,
    env: {
      ...process.env,
      // Room for everybody, so that collecting garbage is not what is measured.
      JAVA_OPTS_KC_HEAP: "-Xms2g -Xmx2g",
      KC_BOOTSTRAP_ADMIN_USERNAME: adminName,
      KC_BOOTSTRAP_ADMIN_PASSWORD: adminPassword,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const output of [server.stdout, server.stderr]) output.pipe(createWriteStream(log, { flags: "a" }));
  const stop = async () => {
    if (server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    rmSync(home, { recursive: true, force: true });
  };
  const deadline = Date.now() + readyWithinMs;
  while (!(await isReady(managementPort))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      const said = readFileSync(log, "utf8");
      await stop();
      throw new Error(`Keycloak did not start:\n${said}`);
    }
    await delay(500);
  }
  const serverUrl = `http://127.0.0.1:${port}`;
  const forgetUsers = () => clearUserCache(serverUrl, adminPassword);
  return { serverUrl, realm: "letterlock", clientId: "letterlock", clientSecret, forgetUsers, stop };
}
