import type { Command } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { said } from "@/lib/faces/cli/said";
import { migrate } from "@/lib/platform/db/migrate";
import { env } from "@/lib/platform/env";
import { words } from "@/lib/words/text";

const migrateWords = words("cli.migrate", {
  about: "Updates the database to the newest schema. Safe to repeat, and to run on several machines at once.",
  done: "{count, plural, =0 {} one {Applied # migration. } other {Applied # migrations. }}The database is up to date.",
});

/** `letterlock migrate` */
export function addMigrate(program: Command, call: Call): void {
  addCommand(program, {
    usage: "migrate",
    about: migrateWords("about"),
    example: "migrate",
  }).action(
    answering(call, async () => {
      const document = await migrate(env().DATABASE_URL);
      const text = `${said(migrateWords("done", { count: document.applied }))}\n`;
      return { document, text };
    }),
  );
}
