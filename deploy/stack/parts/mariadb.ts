import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asDatabaseRoot, type MariadbPlace, prepareMariadb, writeAccounts } from "../mariadb";
import type { Part } from "../part";
import { accepts } from "../probe";
import { letterlock } from "../product";
import { dataDirectory, type Stack } from "../stack";

function placeOf(stack: Stack): MariadbPlace {
  return {
    identity: stack.identity,
    directory: dataDirectory(stack, "mariadb"),
    port: stack.ports.mariadb,
    socket: join(stack.paths.run, "mariadb.sock"),
    accountsFile: join(stack.paths.config, "mariadb-accounts.sql"),
  };
}

export const mariadb: Part = {
  name: "mariadb",
  needs: [],
  stopsChildren: true,
  async prepare(stack) {
    const place = placeOf(stack);
    writeAccounts(stack.identity, place.accountsFile, {
      LETTERLOCK_PASSWORD: stack.secrets.get("mariadb-letterlock"),
      SOGO_PASSWORD: stack.secrets.get("mariadb-sogo"),
      POSTFIX_PASSWORD: stack.secrets.get("mariadb-postfix"),
    });
    return { argv: await prepareMariadb(place) };
  },
  isReady: (stack) => accepts(stack.ports.mariadb),
  async afterStart(stack, say) {
    await letterlock(stack, ["migrate"]);
    if (stack.kind === "up") return;
    say("Migrated the database");
    const grants = join(stack.paths.repository, "deploy/mariadb/grants.sql");
    await asDatabaseRoot(placeOf(stack), readFileSync(grants, "utf8"));
  },
};
