import { letterlock } from "./product";
import { seed } from "./seed";
import type { Stack } from "./stack";

/** What a stack does once all of its parts run: the demo fills its database, `up` offers the first way in. */
export async function afterStart(stack: Stack, say: (line: string) => void): Promise<void> {
  if (stack.kind === "demo") return seed(stack, say);
  const link = await setupLink(stack);
  if (link) say(`Make the first superadmin (this link works once): ${link}`);
}

/** A link for the first superadmin, or null when there is one already, which the command calls a conflict. */
async function setupLink(stack: Stack): Promise<string | null> {
  try {
    const answer = await letterlock(stack, ["admin", "setup-link", "--json"]);
    return (JSON.parse(answer) as { url: string }).url;
  } catch (cause) {
    if ((cause as Error).message.includes('"code":"conflict"')) return null;
    throw cause;
  }
}
