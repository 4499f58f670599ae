import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { tableText } from "@/lib/faces/cli/text";

/** The second factors of somebody, without any secret. */
export async function factorsAnswer(call: Call, owner: FactorOwner): Promise<Answer> {
  const document = await listFactors(call.db, owner);
  const rows = document.map(({ kind, name, createdAt, lastUsedAt }) => [kind, name, createdAt, lastUsedAt]);
  return { document, text: tableText(["KIND", "NAME", "ADDED", "LAST USED"], rows) };
}
