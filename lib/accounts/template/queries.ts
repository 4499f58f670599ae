import { asc, eq } from "drizzle-orm";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { template } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const templateWords = words("template", {
  notFound: "Template {name} not found.",
});

export type Template = typeof template.$inferSelect;

const unknown = (label: string) => new AppError("not-found", templateWords("notFound", { name: label }));

/** The template with this id, or null. */
export async function findTemplate(db: Handle, id: string): Promise<Template | null> {
  const [row] = await db.select().from(template).where(eq(template.id, id));
  return row ?? null;
}

/** The template with this id. Throws `not-found`. */
export async function getTemplate(db: Handle, id: string): Promise<Template> {
  const found = await findTemplate(db, id);
  if (!found) throw unknown(id);
  return found;
}

/** The template with this id, locked until the transaction ends. Throws `not-found`. */
export async function lockTemplate(db: Transaction, id: string): Promise<Template> {
  const [row] = await db.select().from(template).where(eq(template.id, id)).for("update");
  if (!row) throw unknown(id);
  return row;
}

/** The template with exactly this name. Throws `not-found`. */
export async function getTemplateByName(db: Handle, name: string): Promise<Template> {
  const [row] = await db.select().from(template).where(eq(template.name, name));
  if (!row) throw unknown(name);
  return row;
}

/** All templates by name. There are few: an administrator writes each. */
export async function listTemplates(db: Handle): Promise<Template[]> {
  return db.select().from(template).orderBy(asc(template.name));
}
