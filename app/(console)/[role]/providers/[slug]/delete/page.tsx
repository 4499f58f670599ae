import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { ProviderDeletion } from "@/app/(console)/[role]/providers/provider-deletion";
import { ownPartWords, providerPages } from "@/app/(console)/[role]/providers/provider-pages";
import { destinations, destinationWords } from "@/app/(console)/[role]/providers/provider-words";
import { ObjectPage } from "@/app/(console)/object-page";
import { providerUse } from "@/lib/accounts/identity-provider/provider-use";
import { listProviders } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const pageWords = words("console.providers.deletionPage", {
  intro: "Deleting a provider never deletes its mailboxes. Choose what happens to them.",
});

/** The end of a provider: where its mailboxes go is chosen first. */
const { show, generateMetadata } = providerPages.part("/delete", async (opened) => {
  const { context, row, subject } = opened;
  const [use, all] = await Promise.all([providerUse(context.db, row), listProviders(context.db)]);
  const others = all.filter(({ id }) => id !== row.id);
  return (
    <ObjectPage at={opened}>
      <Card title={(await getWords(ownPartWords))("delete")} intro={(await getWords(pageWords))("intro")}>
        <ProviderDeletion
          subject={subject}
          name={row.name}
          options={destinations(await getWords(destinationWords), use, others)}
        />
      </Card>
    </ObjectPage>
  );
});

export { generateMetadata, show as default };
