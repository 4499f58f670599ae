import type { Group } from "@/lib/faces/cli/group";
import { said } from "@/lib/faces/cli/said";
import { migrate } from "@/lib/platform/db/migrate";
import { env } from "@/lib/platform/env";
import { words } from "@/lib/words/text";

const migrateWords = words("cli.migrate", {
  about: "Updates the database to the newest schema. Safe to repeat, and to run on several machines at once.",
  done: "{count, plural, =0 {} one {Applied # migration. } other {Applied # migrations. }}The database is up to date.",
});

/** `letterlock migrate` */
export function addMigrate(program: Group): void {
  program.plain({ usage: "migrate", about: migrateWords("about"), example: "migrate" }, async () => {
    const document = await migrate(env().DATABASE_URL);
    const text = `${said(migrateWords("done", { count: document.applied }))}\n`;
    return { document, text };
  });
}
