import { ClientKeysCard } from "@/app/(console)/[role]/providers/client-keys-card";
import { providerPages } from "@/app/(console)/[role]/providers/provider-pages";
import { SettingPage } from "@/app/(console)/[role]/providers/setting-page";
import { openIdSettingsOf } from "@/lib/providers/kinds/settings-of-kind";
import { describeClientKeys } from "@/lib/providers/settings/client-keys";
import { clientKeysUrl } from "@/lib/providers/settings/public-urls";

/** Where the provider is and how our client proves itself there; with the keys of a client that signs. */
const { show, generateMetadata } = providerPages.part("/connection", async (opened) => {
  const { context, row } = opened;
  return (
    <SettingPage at={opened} part="connection">
      {openIdSettingsOf(row)?.client.authentication === "private_key_jwt" ? (
        <ClientKeysCard
          slug={row.slug}
          version={row.version}
          keys={await describeClientKeys(context.db, row.slug)}
          address={clientKeysUrl(row.slug)}
        />
      ) : null}
    </SettingPage>
  );
});

export { generateMetadata, show as default };
