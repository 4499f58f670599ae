import { ClientKeysCard } from "@/app/(console)/[role]/providers/client-keys-card";
import { partPage } from "@/app/(console)/[role]/providers/part-page";
import { openIdSettingsOf } from "@/lib/providers/kinds/settings-of-kind";
import { describeClientKeys } from "@/lib/providers/settings/client-keys";
import { clientKeysUrl } from "@/lib/providers/settings/public-urls";

/** Where the provider is and how our client proves itself there; with the keys of a client that signs. */
const { show, generateMetadata } = partPage("connection", async ({ context, row }) =>
  openIdSettingsOf(row)?.client.authentication === "private_key_jwt" ? (
    <ClientKeysCard
      slug={row.slug}
      version={row.version}
      keys={await describeClientKeys(context.db, row.slug)}
      address={clientKeysUrl(row.slug)}
    />
  ) : null,
);

export { generateMetadata, show as default };
