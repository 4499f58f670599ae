import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { ProviderDeletion } from "@/app/(console)/[role]/providers/provider-deletion";
import {
  openProvider,
  ProviderHead,
  providerTitle,
  roomWords,
} from "@/app/(console)/[role]/providers/provider-room";
import { destinations, destinationWords } from "@/app/(console)/[role]/providers/provider-words";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { providerUse } from "@/lib/accounts/identity-provider/provider-use";
import { listProviders } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const pageWords = words("console.providers.deletionPage", {
  intro: "Deleting a provider never deletes its mailboxes. Choose what happens to them.",
});

export const generateMetadata = providerTitle("/delete");

/** The end of a provider: where its mailboxes go is chosen first. */
export default async function DeletePage(props: ConsolePageProps<"slug">) {
  const { context, row, back } = await openProvider(props, "delete");
  const [use, all] = await Promise.all([providerUse(context.db, row), listProviders(context.db)]);
  const others = all.filter(({ id }) => id !== row.id);
  return (
    <>
      <ProviderHead row={row} back={back} part="delete" />
      <Card title={(await getWords(roomWords))("delete")} intro={(await getWords(pageWords))("intro")}>
        <ProviderDeletion
          subject={{ slug: row.slug, expectedVersion: String(row.version) }}
          name={row.name}
          options={destinations(await getWords(destinationWords), use, others)}
        />
      </Card>
    </>
  );
}
