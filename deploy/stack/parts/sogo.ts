import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { webmailMenuWords } from "@/lib/doors/webmail/menu-words";
import { findGroup, type Identity, ownDirectory, ownFile } from "../identity";
import type { Part, PartCommand } from "../part";
import { portValues } from "../ports";
import { httpStatus } from "../probe";
import { dataDirectory, install, type Stack } from "../stack";

const systemGnustep = "/etc/GNUstep/GNUstep.conf";
const systemConfiguration = "/etc/sogo/sogo.conf";

/** Where sogod looks for resources besides those of its package; nginx gives out the same file. */
const libraryOf = (stack: Stack) => join(stack.paths.config, "sogo/library");
const scriptName = "SOGo/WebServerResources/js/letterlock.js";
export const webmailScript = (stack: Stack): string => join(libraryOf(stack), scriptName);

/**
 * A GNUstep configuration like the machine's, in which sogod finds its settings and our script in this stack's
 * directory: it would otherwise look in the home of its user, whom several stacks share, and in /usr/local. Settings
 * there override /etc/sogo/sogo.conf.
 */
function installGnustep(stack: Stack, defaults: string): string {
  const path = join(stack.paths.config, "sogo/GNUstep.conf");
  const places = { GNUSTEP_USER_DEFAULTS_DIR: defaults, GNUSTEP_LOCAL_LIBRARY: libraryOf(stack) };
  const changed = Object.entries(places).reduce(
    (text, [name, value]) => text.replace(new RegExp(`^${name}=.*$`, "m"), `${name}=${value}`),
    readFileSync(systemGnustep, "utf8"),
  );
  ownFile(stack.identity, path, changed);
  const words = { WEBMAIL_MENU_WORDS: webmailMenuWords() };
  install(stack, "sogo/letterlock.js", words, `sogo/library/${scriptName}`);
  return path;
}

function installSettings(stack: Stack, home: string): string {
  const { ports, secrets } = stack;
  const spool = join(home, "spool");
  ownDirectory(stack.identity, spool);
  const settings = install(stack, "sogo/sogo.conf", {
    ...portValues(ports),
    // A page of webmail asks for three or four things at once; SOGo answers 503 when all workers are busy.
    WORKERS: 12,
    RUN: stack.paths.run,
    LOG_FILE: "-",
    SPOOL: spool,
    MEMCACHED: `127.0.0.1:${ports.memcached}`,
    SOGO_PASSWORD: secrets.get("mariadb-sogo"),
    TIME_ZONE: "UTC",
  });
  const defaults = join(home, "defaults");
  ownDirectory(stack.identity, defaults);
  ownFile(stack.identity, join(defaults, "sogod.plist"), readFileSync(settings, "utf8"));
  return settings;
}

/**
 * sogod gives up when the machine's own file exists and cannot be read. Root gives it the group that may; anybody else
 * covers the file with ours, in a mount namespace that only sogod is in.
 */
function readingSystemConfiguration(identity: Identity, ours: string): Pick<PartCommand, "argv" | "groups"> {
  const argv = ["sogod", "-WONoDetach", "YES"];
  if (!existsSync(systemConfiguration)) return { argv };
  const group = findGroup("sogo");
  if (identity.switches) return { argv, groups: group === null ? [] : [group] };
  const cover = 'mount --bind "$0" "$1" && shift && exec "$@"';
  const mountAsRoot = ["unshare", "--user", "--map-root-user", "--mount", "--", "sh", "-c", cover];
  const asOneself = ["unshare", "--user", `--map-user=${identity.uid}`, `--map-group=${identity.gid}`, "--"];
  return { argv: [...mountAsRoot, ours, systemConfiguration, ...asOneself, ...argv] }; // it refuses to be root
}

export const sogo: Part = {
  name: "sogo",
  needs: ["mariadb", "memcached"],
  stopTime: 1500, // its children ignore SIGTERM while they listen
  async prepare(stack) {
    const home = dataDirectory(stack, "sogo");
    const settings = installSettings(stack, home);
    return {
      ...readingSystemConfiguration(stack.identity, settings),
      env: { GNUSTEP_CONFIG_FILE: installGnustep(stack, join(home, "defaults")), HOME: home, TZ: "UTC" },
      cwd: home,
    };
  },
  isReady: async (stack) => (await httpStatus(`http://127.0.0.1:${stack.ports.sogo}/SOGo/`)) !== null,
};
