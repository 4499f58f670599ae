import { redirect } from "next/navigation";
import { FirstFactor } from "@/app/_factors/first-factor";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { getWords, titled } from "@/app/_words/get-words";
import type { PageQuery } from "@/app/(portal)/login-query";
import { currentBrand } from "@/app/brand/current-brand";
import { lacksSecondFactor } from "@/lib/access/decide-access";
import { currentSession } from "@/lib/faces/session/current";
import { onTheWayTo, ownPath } from "@/lib/faces/session/next-path";
import { pendingMailbox } from "@/lib/faces/session/second-step";
import { words } from "@/lib/words/text";

const factorWords = words("portal.setUpFactor", {
  title: "Set up a second factor",
  intro: "{address} needs a second factor in addition to its password. Choose one; you can add more later.",
});

export const generateMetadata = titled(factorWords("title"));

/**
 * Where somebody whose mailbox must have a second factor sets up the first one, before anything else. With that the
 * session begins, and this page, still open, shows the recovery codes.
 */
export default async function SetUpFactorPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const next = ownPath((await searchParams).next) ?? "/";
  const { id, address } = await newcomer(next);
  const t = await getWords(factorWords);
  return (
    <EntrancePage brand={await currentBrand()} title={t("title")} intro={t("intro", { address })}>
      <FirstFactor door="portal" owner={{ kind: "mailbox", id }} label={address} doneHref={next} />
    </EntrancePage>
  );
}

async function newcomer(next: string): Promise<{ id: string; address: string }> {
  const pending = await pendingMailbox();
  if (pending && lacksSecondFactor(pending.mailbox.facts)) return pending.mailbox;
  const session = await currentSession();
  if (session && session.identityProviderId === null)
    return { id: session.mailboxId, address: session.address };
  redirect(onTheWayTo(next, "/"));
}
