import type { Command } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { migrate } from "@/lib/platform/db/migrate";
import { env } from "@/lib/platform/env";

/** `letterlock migrate` */
export function addMigrate(program: Command, call: Call): void {
  addCommand(program, {
    usage: "migrate",
    about: "Brings the database to the newest schema. Safe to run again, and by several machines at once.",
    example: "migrate",
  }).action(
    answering(call, async () => {
      const document = await migrate(env().DATABASE_URL);
      const text =
        document.applied === 0
          ? "The database is up to date.\n"
          : `Applied ${document.applied} migrations. The database is up to date.\n`;
      return { document, text };
    }),
  );
}
