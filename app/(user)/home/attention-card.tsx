import { TriangleAlert } from "lucide-react";
import { Card } from "@/app/_ui/card";
import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { type AttentionFacts, attention } from "@/app/(user)/home/attention";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { countRecoveryCodes, listFactors } from "@/lib/credentials/second-factor/queries";
import type { SignedIn } from "@/lib/faces/session/signed-in";
import { words } from "@/lib/words/text";

const cardWords = words("user.attention.card", { title: "Needs your attention" });

async function factsOf({ session, context }: SignedIn): Promise<AttentionFacts> {
  const owner = { kind: "mailbox", id: session.mailboxId } as const;
  const own = session.identityProviderId === null && !session.impersonatedBy;
  const factors = own
    ? {
        count: (await listFactors(context.db, owner)).length,
        recoveryCodes: await countRecoveryCodes(context.db, owner),
      }
    : null;
  return { factors, appPasswords: await listAppPasswords(context.db, session.mailboxId) };
}

/** What a person should look at, each with the page that mends it; nothing where all is well. */
export async function AttentionCard({ person }: { person: SignedIn }) {
  const items = attention(await factsOf(person), new Date());
  if (items.length === 0) return null;
  const [t, say] = [await getWords(cardWords), await getSay()];
  return (
    <Card title={t("title")}>
      <ul className="divide-y divide-line border-y border-line text-sm">
        {items.map(({ key, what, link, href }) => (
          <li key={key} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
            <span className="flex min-w-0 items-center gap-3">
              <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warning" />
              <span className="min-w-0 wrap-anywhere">{say(what)}</span>
            </span>
            <TextLink href={href} className="font-medium max-sm:pl-7">
              {say(link)}
            </TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
