import type { z } from "zod";
import type { Alias } from "@/lib/accounts/alias/queries";
import { aliasSubject, aliasView } from "@/lib/accounts/alias/view";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { recordText, tableText } from "@/lib/faces/cli/text";

type ShownAlias = z.output<typeof aliasView.schema>;

const aliasText = (alias: ShownAlias): string =>
  recordText([
    ["alias", alias.address],
    ["mailbox", alias.mailbox],
    ["state", alias.state],
    ["ends", alias.expiresAt ?? "never"],
    ["managed by", alias.managedBy],
    ["description", alias.description],
    ["created", alias.createdAt],
  ]);

/** How one alias is shown. */
export const shownAlias = { schema: aliasView.schema, text: aliasText };

/** The answer about an alias as it is now. */
export async function aliasAnswer({ context }: Call, address: string): Promise<Answer> {
  const found = await aliasSubject.get(context, { address });
  const document = aliasView.schema.parse(aliasView.show(found));
  return { document, text: aliasText(document) };
}

/** The answer about many. */
export function aliasListAnswer({ context }: Call, rows: readonly Alias[]): Answer {
  const document = aliasSubject
    .each(context.actor, rows)
    .map((row) => aliasView.schema.parse(aliasView.show(row)));
  const lines = document.map((one) => [one.address, one.mailbox, one.state, one.expiresAt, one.description]);
  return { document, text: tableText(["ALIAS", "MAILBOX", "STATE", "ENDS", "DESCRIPTION"], lines) };
}
