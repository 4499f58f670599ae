import type { Answer, Call } from "@/lib/cli/call";
import { tableText } from "@/lib/cli/text";
import type { FactorOwner } from "@/lib/second-factor/owner";
import { listFactors } from "@/lib/second-factor/queries";

/** The second factors of somebody, without any secret. */
export async function factorsAnswer(call: Call, owner: FactorOwner): Promise<Answer> {
  const document = await listFactors(call.db, owner);
  const rows = document.map(({ kind, name, createdAt, lastUsedAt }) => [kind, name, createdAt, lastUsedAt]);
  return { document, text: tableText(["KIND", "NAME", "ADDED", "LAST USED"], rows) };
}
