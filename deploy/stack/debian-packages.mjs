import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { withoutServiceStarts } from "./policy-rc.mjs";

const always = ["mariadb-server", "openssl"];
const mailStack = [
  ...["dovecot-core", "dovecot-imapd", "dovecot-pop3d", "dovecot-lmtpd", "dovecot-submissiond"],
  ...["dovecot-managesieved", "dovecot-sieve", "dovecot-auth-lua", "lua-cjson"],
  ...["postfix", "postfix-mysql", "sogo", "sogo-activesync", "memcached", "nginx"],
  ...["slapd", "ldap-utils"],
];

/** Samba's Active Directory domain controller, which one test starts (lib/testing/active-directory). */
const domainController = [
  "samba",
  "samba-ad-provision",
  "samba-dsdb-modules",
  "samba-vfs-modules",
  "winbind",
];

/** What FreeIPA's directory is made of, which one test starts (lib/testing/ds389). */
const ds389 = ["389-ds-base", "libnss3-tools"];

const isOnPath = (program) =>
  (process.env.PATH ?? "").split(":").some((directory) => existsSync(join(directory, program)));

const run = (program, argv, options = {}) => spawnSync(program, argv, { encoding: "utf8", ...options });

// dpkg-query's own placeholders
const listFormat = ["$", "{Package} ", "$", "{db:Status-Status}\n"].join("");

/** The names of all installed Debian packages. Throws on a machine that is not Debian. */
function installedPackages() {
  const { status, stdout, error } = run("dpkg-query", ["-W", "-f", listFormat], {
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error || status !== 0)
    throw new Error("dpkg-query is missing: the demo runs on Debian 12 and its relatives.");
  const lines = stdout.split("\n").map((line) => line.split(" "));
  return new Set(lines.filter(([, state]) => state === "installed").map(([name]) => name));
}

/** The Debian packages that are missing for `up`, the `demo`, or every `test`. */
export function missingPackages(kind) {
  if (kind === "up" && process.env.DATABASE_URL) return [];
  const whole = kind !== "up";
  const wanted = whole ? [...always, ...mailStack] : [...always];
  if (whole && !isOnPath("java")) wanted.push("default-jre-headless");
  if (whole && !isOnPath("mvn") && (kind === "test" || !hasKeycloakArchive())) wanted.push("maven");
  // lua-sec: what mailcow's Lua client speaks TLS by.
  if (kind === "test") wanted.push("chromium-headless-shell", "lua-sec");
  if (kind === "test") wanted.push(...compilers(), ...domainController, ...ds389);
  // An ordinary user runs Postfix in a user namespace, which needs newuidmap.
  const forUser = process.getuid?.() !== 0 || process.env.SUDO_UID;
  if (whole && forUser) wanted.push("uidmap");
  const installed = installedPackages();
  return wanted.filter((name) => !installed.has(name));
}

/** What the tests generate API clients with, compile them, and try the API by (drill/clients, drill/schemathesis). */
function compilers() {
  const missing = ["python3-venv"];
  if (!isOnPath("javac")) missing.push("default-jdk-headless");
  if (!isOnPath("go")) missing.push("golang-go");
  return missing;
}

// Maven is only there to download it once.
function hasKeycloakArchive() {
  return existsSync(join(homedir(), ".m2/repository/org/keycloak/keycloak-quarkus-dist"));
}

/** Installs packages as root without letting any of them start a service; otherwise throws the command to run. */
export function installPackages(missing, kind) {
  if (missing.length === 0) return;
  const install = ["install", "--yes", "--no-install-recommends", ...missing];
  if (process.getuid?.() !== 0)
    throw new Error(
      `These Debian packages are missing: ${missing.join(" ")}.\nInstall them once (no service is started) with\n\n` +
        `  sudo ${process.execPath} ${process.argv[1]} packages\n\nand then run \`npm run ${kind}\` again.`,
    );
  console.log(`Installing Debian packages: ${missing.join(" ")}`);
  const before = installedPackages();
  withoutServiceStarts(() => {
    if (aptGet(install) !== 0 && (aptGet(["update"]) !== 0 || aptGet(install) !== 0))
      throw new Error("apt-get could not install the packages; see above.");
  });
  disableUnits([...installedPackages()].filter((name) => !before.has(name)));
}

function aptGet(argv) {
  const options = ["-o", "Dpkg::Options::=--force-confold", "-o", "Dpkg::Use-Pty=0", "--quiet"];
  return run("apt-get", [...options, ...argv], {
    stdio: ["ignore", process.stderr, "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status;
}

/** Keeps the services of packages we have just installed from being started at the next boot. */
function disableUnits(packages) {
  if (packages.length === 0) return;
  const files = run("dpkg", ["-L", ...packages], { maxBuffer: 64 * 1024 * 1024 }).stdout.split("\n");
  const units = files.filter((file) => /\/systemd\/system\/[^/@]+\.(service|socket|timer)$/.test(file));
  const scripts = files.filter((file) => /^\/etc\/init\.d\/./.test(file));
  const nameOf = (file) => file.slice(file.lastIndexOf("/") + 1);
  for (const unit of new Set(units.map(nameOf)))
    if (isOnPath("systemctl")) run("systemctl", ["disable", "--quiet", unit]);
  for (const script of new Set(scripts.map(nameOf))) run("update-rc.d", [script, "disable"]);
  const enabled = readdirSync("/etc/rc2.d").filter((link) =>
    scripts.some((file) => link === `S01${nameOf(file)}`),
  );
  if (enabled.length > 0) console.warn(`Still enabled at boot: ${enabled.join(", ")}`);
}
