import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { connect, type Server } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/*
 * The process in which Samba runs: `domain-controller.ts SMB_CONF ADDRESS`. Samba listens on LDAP's own ports alone, so
 * that whoever is not root runs this in a network of its own (`--own-network`). It says when Samba answers. Then its parent
 * sends listeners, each with the port of Samba that it leads to. Both end with the parent.
 */

const [configuration = "", host = "", ownNetwork] = process.argv.slice(2);
if (ownNetwork) execFileSync("ip", ["link", "set", "lo", "up"]);

const log = openSync(join(dirname(configuration), "samba.log"), "a");
// With `-i` it ends when its standard input does.
const samba = spawn("samba", ["-i", "-s", configuration, "-d", "1"], { stdio: ["pipe", log, log] });
samba.once("exit", (code) => process.exit(code ?? 1));
process.once("disconnect", () => samba.stdin?.end());

process.on("message", (port: number, listener: Server) => {
  listener.on("connection", (outside) => {
    const inside = connect({ port, host });
    outside.on("error", () => inside.destroy()).pipe(inside);
    inside.on("error", () => outside.destroy()).pipe(outside);
  });
});

const answers = async (port: number): Promise<boolean> => {
  const probe = connect({ port, host });
  return once(probe, "connect").then(
    () => Boolean(probe.destroy()),
    () => false,
  );
};
while (!(await answers(636))) await delay(100);
process.send?.("ready");
