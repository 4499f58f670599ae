import { letterlock } from "./product";
import { seed } from "./seed";
import type { Stack } from "./stack";

/** What a stack does once all of its parts run: the demo fills its database, `up` offers the first way in. */
export async function afterStart(stack: Stack, say: (line: string) => void): Promise<void> {
  if (stack.kind === "demo") return seed(stack, say);
  const answer = await letterlock(stack, ["admin", "setup-link", "--json"]);
  const { url } = JSON.parse(answer) as { url: string | null };
  if (url) say(`Make the first superadmin (this link works once): ${url}`);
}
