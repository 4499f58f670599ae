import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";

// invoke-rc.d(8) asks this program before it starts a service for a package; exit code 101 forbids it.
const policy = "/usr/sbin/policy-rc.d";
const saved = `${policy}.letterlock-saved`;
const absent = `${policy}.letterlock-absent`;

function restore() {
  if (existsSync(saved)) renameSync(saved, policy);
  if (existsSync(absent)) {
    rmSync(policy, { force: true });
    rmSync(absent);
  }
}

/** Runs `work` while no package may start a service, and puts the machine's own policy back, whatever happens. */
export function withoutServiceStarts(work) {
  restore(); // an earlier call may have been killed in the middle
  if (existsSync(policy)) renameSync(policy, saved);
  else writeFileSync(absent, "");
  writeFileSync(policy, "#!/bin/sh\nexit 101\n");
  chmodSync(policy, 0o755);
  // Ctrl-C ends apt-get, which shares the terminal; we go on to put things back.
  const ignore = () => {};
  process.on("SIGINT", ignore);
  process.on("SIGTERM", ignore);
  try {
    work();
  } finally {
    restore();
    process.off("SIGINT", ignore);
    process.off("SIGTERM", ignore);
  }
}
